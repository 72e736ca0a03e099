using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary><c>product.topList.query</c>: the offers of a category, the best sold first.</summary>
internal sealed class TopList() : Alibaba1688Api("com.alibaba.fenxiao.crossborder", "product.topList.query", "rankQueryParams")
{
    public override JsonNode Handle(ApiCall call)
    {
        var query = call.RequiredObject("rankQueryParams");
        var category = WireJson.Text(query, "rankId") ?? throw new ParameterException("rankId", missing: true);
        var kind = WireJson.Text(query, "rankType") ?? throw new ParameterException("rankType", missing: true);
        _ = WireJson.Text(query, "language") ?? throw new ParameterException("language", missing: true);
        var limit = OfferList.Required(query, "limit");
        if (kind is not ("complex" or "hot" or "goodPrice") || limit is < 1 or > 20)
        {
            return Fail("400", "rankType or limit invalid");
        }

        var world = call.World;
        var ranked = world.Catalogue.Listings
            .Where(listing => listing.Marketplace == Marketplaces.Alibaba1688 && !world.Market.IsDelisted(listing))
            .Where(listing => listing.Family.CategoryId.ToString(CultureInfo.InvariantCulture) == category)
            .OrderByDescending(listing => listing.MonthSold)
            .Take(limit);
        return Alibaba1688Envelopes.Crossborder(
            new JsonObject
            {
                ["rankId"] = category,
                ["rankName"] = kind,
                ["rankType"] = kind,
                ["rankProductModels"] = WireJson.Array(ranked.Select((listing, index) => (JsonNode)new JsonObject
                {
                    ["itemId"] = listing.Id,
                    ["title"] = listing.Title,
                    ["translateTitle"] = listing.TitleEnglish,
                    ["imgUrl"] = world.Images.UrlOf(listing, 1),
                    ["sort"] = index + 1,
                    ["serviceList"] = new JsonArray("sendGoods48H"),
                    ["buyerNum"] = listing.MonthSold / 3,
                    ["soldOut"] = listing.MonthSold,
                    ["goodsScore"] = "5",
                })),
            },
            "S0000");
    }

    public override JsonNode Fail(string code, string message) => Alibaba1688Envelopes.CrossborderFailure(code, message);
}
