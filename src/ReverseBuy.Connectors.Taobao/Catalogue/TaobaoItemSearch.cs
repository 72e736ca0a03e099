using System.Globalization;
using Microsoft.Extensions.Options;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Taobao.Gateway;

namespace ReverseBuy.Connectors.Taobao.Catalogue;

/// <summary>Searches everywhere or in one shop. The platform tells no total: a page that is not full is the last.</summary>
internal sealed class TaobaoItemSearch(TaobaoGateway gateway, IOptions<TaobaoOptions> options)
{
    private const int LargestPage = 20;

    private readonly TaobaoOptions _options = options.Value;

    public async ValueTask<SearchPage> SearchAsync(ConnectorContext context, SearchQuery query, string? shop, CancellationToken cancellationToken)
    {
        var size = Math.Clamp(query.PageSize, 1, LargestPage);
        KeyValuePair<string, string>[] parameters =
        [
            new("keyword", query.Keyword),
            new("shop_id", shop ?? string.Empty),
            new("page_no", Math.Max(query.Page, 1).ToString(CultureInfo.InvariantCulture)),
            new("page_size", size.ToString(CultureInfo.InvariantCulture)),
            new("sort", SortOf(query.Sort)),
            new("filters", FiltersOf(query)),
            new("language", _options.Language ?? string.Empty),
        ];
        return await gateway.CallAsync(context, TaobaoOperation.SearchItems, parameters, answer => PageOf(answer, size), cancellationToken)
            .ConfigureAwait(false);
    }

    private static string SortOf(SearchSort sort) => sort switch
    {
        SearchSort.Relevance => string.Empty,
        SearchSort.PriceAscending => "PRICE_ASC",
        SearchSort.PriceDescending => "PRICE_DESC",
        SearchSort.Sales => "SALE_QTY_DESC",
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, "Not an order of results."),
    };

    // Results have prices in yuan, the filters of the same call want fen.
    private static string FiltersOf(SearchQuery query)
    {
        string?[] bounds =
        [
            BoundOf("min_price", query.MinimumPrice, MidpointRounding.ToPositiveInfinity),
            BoundOf("max_price", query.MaximumPrice, MidpointRounding.ToNegativeInfinity),
        ];
        return string.Join(',', bounds.OfType<string>());
    }

    private static string? BoundOf(string name, Money? price, MidpointRounding rounding) =>
        price is not { } bound ? null
        : bound.Currency == Currency.CNY ? string.Create(CultureInfo.InvariantCulture, $"{name}:{bound.Round(rounding).ToMinorUnits()}")
        : throw new ArgumentException($"Taobao's prices are {Currency.CNY.Code}; a bound in {bound.Currency.Code} cannot be asked for. Convert it first.");

    private SearchPage PageOf(TaobaoAnswer answer, int size)
    {
        var items = answer.RequireData().List("data");
        return new SearchPage(TaobaoHitReader.Read(items, _options.SearchPriceUnit), items.Count >= size);
    }
}
