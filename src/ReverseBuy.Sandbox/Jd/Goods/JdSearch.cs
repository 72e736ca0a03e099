using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Jd.Goods;

/// <summary><c>api/search/search</c>: hits are all texts, in mixed case, without price and stock; one for each group of similar SKUs.</summary>
internal sealed class JdSearch() : JdApi(
    "api/search/search",
    "keyword", "catId", "pageIndex", "pageSize", "min", "max", "brands", "cid1", "cid2", "sortType", "priceCol", "extAttrCol", "areaIds", "redisStore")
{
    private const int LargestPage = 100;

    public override JsonObject Handle(ApiCall call)
    {
        var world = call.World;
        var (page, size) = (call.Whole("pageIndex", 1), call.Whole("pageSize", 20));
        if (page < 1 || size is < 1 or > LargestPage)
        {
            throw new ParameterException("pageSize", missing: false);
        }

        var (least, most) = (Bound(call, "min") ?? 0, Bound(call, "max") ?? decimal.MaxValue);
        var found = world.Catalogue.Search(Marketplaces.Jd, call.Required("keyword"))
            .Where(listing => !world.Market.IsDelisted(listing))
            .Select(listing => JdSku.Of(listing).First())
            .Where(sku => WireJson.Yuan(sku.PriceFen(world)) is var price && price >= least && price <= most);
        JdSku[] sorted = [.. Sorted(world, call.Optional("sortType"), found)];
        return JdEnvelope.Success(new JsonObject
        {
            ["resultCount"] = sorted.Length,
            ["pageCount"] = (sorted.Length + size - 1) / size,
            ["pageIndex"] = page,
            ["pageSize"] = size,
            ["brandAggregate"] = new JsonObject { ["pinyinAggr"] = new JsonArray(), ["brandList"] = new JsonArray() },
            ["categoryAggregate"] = new JsonObject { ["firstCategory"] = new JsonArray(), ["secondCategory"] = new JsonArray(), ["thridCategory"] = new JsonArray() },
            ["priceIntervalAggregate"] = new JsonArray(),
            ["hitResult"] = WireJson.Array(sorted.Skip((page - 1) * size).Take(size).Select(Hit)),
        });
    }

    private static JsonObject Hit(JdSku sku) => new()
    {
        ["wareId"] = sku.Number.ToString(CultureInfo.InvariantCulture),
        ["warePId"] = sku.Number.ToString(CultureInfo.InvariantCulture),
        ["wareName"] = sku.Name,
        ["brandId"] = "8557",
        ["Brand"] = "京东",
        ["cid1"] = "1315",
        ["cid2"] = "1343",
        ["catId"] = sku.Listing.Family.CategoryId.ToString(CultureInfo.InvariantCulture),
        ["imageUrl"] = sku.PictureOf(1),
        ["Wstate"] = "1",
        ["Wyn"] = "1",
        ["Synonyms"] = string.Empty,
    };

    private static decimal? Bound(ApiCall call, string name) => call.Optional(name) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan) ? yuan
        : throw new ParameterException(name, missing: false);

    private static IEnumerable<JdSku> Sorted(World world, string? sort, IEnumerable<JdSku> found) => sort switch
    {
        null => found,
        "price_asc" => found.OrderBy(sku => sku.PriceFen(world)),
        "price_desc" => found.OrderByDescending(sku => sku.PriceFen(world)),
        "sale_desc" => found.OrderByDescending(sku => sku.Listing.MonthSold),
        _ => throw new ParameterException("sortType", missing: false),
    };
}
