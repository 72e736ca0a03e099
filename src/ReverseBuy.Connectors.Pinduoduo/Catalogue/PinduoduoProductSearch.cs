using System.Globalization;
using Microsoft.Extensions.Options;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Pinduoduo.Buying;
using ReverseBuy.Connectors.Pinduoduo.Gateway;

namespace ReverseBuy.Connectors.Pinduoduo.Catalogue;

/// <summary>Searches what is promoted. Every page is asked for anew: the mark by which Pinduoduo goes on where it was has no place in a query.</summary>
internal sealed class PinduoduoProductSearch(PinduoduoGateway gateway, IOptions<PinduoduoOptions> options) : IProductSearch
{
    private const int LargestPage = 100;

    // More than anything costs: a range without an end is not documented.
    private const long MostFen = 1_000_000_000;

    private readonly PinduoduoOptions _options = options.Value;

    public async ValueTask<SearchPage> SearchAsync(ConnectorContext context, SearchQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(query);
        var page = Math.Max(query.Page, 1);
        var size = Math.Clamp(query.PageSize, 1, LargestPage);
        KeyValuePair<string, string>[] parameters =
        [
            new("keyword", query.Keyword),
            new("page", page.ToString(CultureInfo.InvariantCulture)),
            new("page_size", size.ToString(CultureInfo.InvariantCulture)),
            new("sort_type", SortOf(query.Sort)),
            new("range_list", RangeOf(query)),
            new("pid", _options.Pid),
            new("custom_parameters", PinduoduoMark.OfCatalogue(_options)),
        ];
        return await gateway.CallAsync(context, PinduoduoOperation.SearchGoods, parameters, answer => Read(answer, page, size), cancellationToken).ConfigureAwait(false);
    }

    private static string SortOf(SearchSort sort) => sort switch
    {
        SearchSort.Relevance => "0",
        SearchSort.PriceAscending => "3",
        SearchSort.PriceDescending => "4",
        SearchSort.Sales => "6",
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, "Not an order of results."),
    };

    // Range 0 is of the price in a group, which is the one that hits show.
    private static string RangeOf(SearchQuery query)
    {
        if (query is { MinimumPrice: null, MaximumPrice: null })
        {
            return string.Empty;
        }

        var least = BoundOf(query.MinimumPrice, MidpointRounding.ToPositiveInfinity) ?? 0;
        var most = BoundOf(query.MaximumPrice, MidpointRounding.ToNegativeInfinity) ?? MostFen;
        return string.Create(CultureInfo.InvariantCulture, $$"""[{"range_id":0,"range_from":{{least}},"range_to":{{most}}}]""");
    }

    private static long? BoundOf(Money? price, MidpointRounding rounding) => price switch
    {
        null => null,
        { } bound when bound.Currency == Currency.CNY => bound.Round(rounding).ToMinorUnits(),
        { } bound => throw new ArgumentException($"Pinduoduo's prices are {Currency.CNY.Code}; a bound in {bound.Currency.Code} cannot be asked for. Convert it first."),
    };

    // The count and the rows do not always agree, so each alone may say that there is more.
    private static SearchPage Read(WireValue answer, int page, int size)
    {
        var rows = answer.List("goods_list");
        var total = answer.Whole("total_count");
        return new SearchPage([.. rows.Select(HitOf).OfType<SearchHit>()], rows.Count > 0 && (rows.Count >= size || total > (long)page * size)) { TotalCount = total };
    }

    private static SearchHit? HitOf(WireValue row) =>
        row.Text("goods_sign") is { } sign && row.Text("goods_name") is { } name
            ? new SearchHit
            {
                Id = new ListingId(PinduoduoMarketplace.Id, sign),
                Title = name,
                Price = row.Price("min_group_price"),
                Image = ImageAddress.Read(row.Text("goods_thumbnail_url") ?? row.Text("goods_image_url")),
            }
            : null;
}
