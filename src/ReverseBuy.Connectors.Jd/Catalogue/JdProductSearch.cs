using System.Globalization;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Jd.Gateway;

namespace ReverseBuy.Connectors.Jd.Catalogue;

/// <summary>Searches by keyword. Results come without prices, which are asked for with a second call.</summary>
internal sealed class JdProductSearch(JdGateway gateway, JdPrices prices, JdPictures pictures) : IProductSearch
{
    // JD publishes no largest page; a page of these is one call for prices.
    private const int LargestPage = 50;

    public async ValueTask<SearchPage> SearchAsync(ConnectorContext context, SearchQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(query);
        KeyValuePair<string, string>[] parameters =
        [
            new("keyword", query.Keyword),
            new("pageIndex", Text(Math.Max(query.Page, 1))),
            new("pageSize", Text(Math.Clamp(query.PageSize, 1, LargestPage))),
            new("min", BoundOf(query.MinimumPrice)),
            new("max", BoundOf(query.MaximumPrice)),
            new("sortType", SortOf(query.Sort)),
        ];
        var page = await gateway.CallAsync(context, JdOperation.Search, parameters, answer => Read(answer, Math.Max(query.Page, 1)), cancellationToken)
            .ConfigureAwait(false);
        return page.Hits.Count == 0 ? page : page with { Hits = await PricedAsync(context, page.Hits, cancellationToken).ConfigureAwait(false) };
    }

    private static string SortOf(SearchSort sort) => sort switch
    {
        SearchSort.Relevance => string.Empty,
        SearchSort.PriceAscending => "price_asc",
        SearchSort.PriceDescending => "price_desc",
        SearchSort.Sales => "sale_desc",
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, "Not an order of results."),
    };

    private static string BoundOf(Money? price) => price switch
    {
        null => string.Empty,
        { } bound when bound.Currency == Currency.CNY => bound.Amount.ToString("0.##", CultureInfo.InvariantCulture),
        { } bound => throw new ArgumentException($"JD's prices are {Currency.CNY.Code}; a bound in {bound.Currency.Code} cannot be asked for. Convert it first."),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private SearchPage Read(JdAnswer answer, int page)
    {
        if (answer.OptionalResult() is not { } result)
        {
            return new SearchPage([], HasMore: false);
        }

        var hits = result.List("hitResult");
        var hasMore = result.Whole("pageCount") is { } pages ? page < pages : hits.Count > 0;
        return new SearchPage([.. hits.Select(HitOf).OfType<SearchHit>()], hasMore) { TotalCount = result.Whole("resultCount") };
    }

    // Wstate and Wyn are 1 for what is on the shelf and valid; a hit that says nothing of it is shown.
    private SearchHit? HitOf(WireValue hit) =>
        hit.Id("wareId") is { } sku && hit.Text("wareName") is { } name && IsOn(hit, "wstate") && IsOn(hit, "wyn")
            ? new SearchHit { Id = new ListingId(JdMarketplace.Id, sku), Title = name, Image = pictures.AddressOf(hit.Text("imageUrl")) }
            : null;

    private static bool IsOn(WireValue hit, string name) => hit.AnyCase(name) is not { } flag || TolerantJson.TextOf(flag) is null or "1";

    // What is not sold to us has no price and is left out. When prices cannot be had just now, the results are shown without them.
    private async Task<IReadOnlyList<SearchHit>> PricedAsync(ConnectorContext context, IReadOnlyList<SearchHit> hits, CancellationToken cancellationToken)
    {
        try
        {
            string[] skus = [.. hits.Select(hit => hit.Id.Value).Distinct(StringComparer.Ordinal)];
            var known = await prices.ReadAsync(context, skus, cancellationToken).ConfigureAwait(false);
            return [.. hits.Where(hit => known.ContainsKey(hit.Id.Value)).Select(hit => hit with { Price = known[hit.Id.Value] })];
        }
        catch (MarketplaceException)
        {
            return hits;
        }
    }
}
