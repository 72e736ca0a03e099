using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary><c>/traffic/item/search</c>: no total count, and prices as texts in yuan where all other interfaces use fen.</summary>
internal sealed class ItemSearch() : TaobaoApi(
    "/traffic/item/search", "keyword", "page_no", "page_size", "sort", "filters", "include_tags", "language", "shop_id")
{
    private const int LargestPage = 20;

    public override JsonObject Handle(ApiCall call)
    {
        var shop = call.Optional("shop_id") is null ? (long?)null : call.RequiredLong("shop_id");
        var keyword = shop is null ? call.Required("keyword") : call.Optional("keyword") ?? string.Empty;
        var language = TaobaoParameters.Language(call);
        var page = call.Whole("page_no", 1);
        var size = call.Whole("page_size", 10);
        if (page < 1 || size is < 1 or > LargestPage)
        {
            throw new ParameterException("page_size", missing: false);
        }

        var world = call.World;
        var found = world.Catalogue.Search(Marketplaces.Taobao, keyword)
            .Where(listing => (shop is null || listing.Seller.Id == shop) && !world.Market.IsDelisted(listing));
        var (least, most) = PriceRange(call.Optional("filters"));
        found = found.Where(listing => TaobaoItemView.LowestPrice(world, listing) is var price && price >= least && price <= most);
        return TaobaoEnvelopes.Browse(new JsonObject
        {
            ["page_no"] = page,
            ["page_size"] = size,
            ["data"] = WireJson.Array(Sorted(world, call.Optional("sort"), found)
                .Skip((page - 1) * size)
                .Take(size)
                .Select(listing => TaobaoItemView.SearchEntry(world, listing, language))),
        });
    }

    public override JsonObject Fail(string code, string message) => TaobaoEnvelopes.Browse(null, code, message);

    private static (long Least, long Most) PriceRange(string? filters)
    {
        var (least, most) = (0L, long.MaxValue);
        foreach (var filter in (filters ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = filter.Split(':');
            var value = parts.Length == 2 ? WireJson.ToLong(parts[1]) : null;
            (least, most) = (parts[0], value) switch
            {
                ("min_price", { } bound) => (bound, most),
                ("max_price", { } bound) => (least, bound),
                _ => throw new ParameterException("filters", missing: false),
            };
        }

        return (least, most);
    }

    private static IEnumerable<Listing> Sorted(World world, string? sort, IEnumerable<Listing> found) => sort switch
    {
        null => found,
        "PRICE_ASC" => found.OrderBy(listing => TaobaoItemView.LowestPrice(world, listing)),
        "PRICE_DESC" => found.OrderByDescending(listing => TaobaoItemView.LowestPrice(world, listing)),
        "SALE_QTY_ASC" => found.OrderBy(listing => listing.MonthSold),
        "SALE_QTY_DESC" => found.OrderByDescending(listing => listing.MonthSold),
        _ => throw new ParameterException("sort", missing: false),
    };
}
