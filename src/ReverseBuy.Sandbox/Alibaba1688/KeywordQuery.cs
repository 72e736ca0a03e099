using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary><c>product.search.keywordQuery</c>.</summary>
internal sealed class KeywordQuery() : Alibaba1688Api("com.alibaba.fenxiao.crossborder", "product.search.keywordQuery")
{
    public override JsonNode Handle(ApiCall call)
    {
        var query = call.RequiredObject("offerQueryParam");
        var keyword = WireJson.Text(query, "keyword") ?? throw new ParameterException("keyword", missing: true);
        _ = WireJson.Text(query, "country") ?? throw new ParameterException("country", missing: true);
        var page = (int)(WireJson.Number(query, "beginPage") ?? throw new ParameterException("beginPage", missing: true));
        var size = (int)(WireJson.Number(query, "pageSize") ?? throw new ParameterException("pageSize", missing: true));
        if (page < 1 || size is < 1 or > 50)
        {
            return Fail("400", "pageSize must be 1 to 50, beginPage 1 or more");
        }

        var world = call.World;
        var found = Sorted(
            world, WireJson.Text(query, "sort"), world.Catalogue.Search(Marketplaces.Alibaba1688, keyword).Where(listing => !world.Market.IsDelisted(listing)));
        return Alibaba1688Envelopes.Crossborder(new JsonObject
        {
            ["totalRecords"] = found.Count,
            ["totalPage"] = (found.Count + size - 1) / size,
            ["pageSize"] = size,
            ["currentPage"] = page,
            ["data"] = WireJson.Array(found.Skip((page - 1) * size).Take(size).Select(listing => Entry(world, listing))),
        });
    }

    public override JsonNode Fail(string code, string message) => Alibaba1688Envelopes.CrossborderFailure(code, message);

    // The sort is JSON inside the JSON: {"price":"asc"}.
    private static List<Listing> Sorted(World world, string? sort, IEnumerable<Listing> found)
    {
        var descending = sort?.Contains("desc", StringComparison.Ordinal) == true;
        Func<Listing, long>? key = sort switch
        {
            null => null,
            _ when sort.Contains("price", StringComparison.Ordinal) => listing => LowestPrice(world, listing),
            _ when sort.Contains("monthSold", StringComparison.Ordinal) => listing => listing.MonthSold,
            _ => null,
        };
        return [.. key is null ? found : descending ? found.OrderByDescending(key) : found.OrderBy(key)];
    }

    private static long LowestPrice(World world, Listing listing) =>
        listing.Skus.Min(sku => world.Market.PriceOf(listing, sku, listing.MinimumOrderQuantity));

    private static JsonObject Entry(World world, Listing listing) => new()
    {
        ["imageUrl"] = world.Images.UrlOf(listing, 1),
        ["subject"] = listing.Title,
        ["subjectTrans"] = listing.TitleEnglish,
        ["offerId"] = listing.Id,
        ["isJxhy"] = false,
        ["priceInfo"] = new JsonObject { ["price"] = WireJson.YuanText(LowestPrice(world, listing)), ["promotionPrice"] = null },
        ["repurchaseRate"] = "22%",
        ["monthSold"] = listing.MonthSold,
        ["minOrderQuantity"] = listing.MinimumOrderQuantity,
        ["isOnePsale"] = listing.MinimumOrderQuantity == 1,
        ["sellerIdentities"] = new JsonArray("powerful_merchants"),
        ["tradeScore"] = "5.0",
        ["topCategoryId"] = listing.Family.CategoryId,
        ["createDate"] = "2026-04-20 08:00:00",
        ["promotionURL"] = listing.Url,
    };
}
