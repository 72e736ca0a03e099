using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary><c>product.search.offerRecommend</c>: a bare list, in an order of its own for each customer.</summary>
internal sealed class OfferRecommend() : Alibaba1688Api("com.alibaba.fenxiao.crossborder", "product.search.offerRecommend", "recommendOfferParam")
{
    public override JsonNode Handle(ApiCall call)
    {
        var query = call.RequiredObject("recommendOfferParam");
        var customer = WireJson.Text(query, "outMemberId") is { Length: > 0 } given ? given : throw new ParameterException("outMemberId", missing: true);
        _ = WireJson.Text(query, "country") ?? throw new ParameterException("country", missing: true);
        var (page, size) = (OfferList.Required(query, "beginPage"), OfferList.Required(query, "pageSize"));
        if (page < 1 || size is < 1 or > 50)
        {
            return Fail("400", "pageSize must be 1 to 50, beginPage 1 or more");
        }

        var world = call.World;
        return Alibaba1688Envelopes.Crossborder(WireJson.Array(world.Catalogue.Listings
            .Where(listing => listing.Marketplace == Marketplaces.Alibaba1688 && !world.Market.IsDelisted(listing))
            .OrderBy(listing => Mixing.Number(string.Create(CultureInfo.InvariantCulture, $"{customer}/{listing.Id}"), long.MaxValue))
            .Skip((page - 1) * size)
            .Take(size)
            .Select(listing => Entry(OfferList.Entry(world, listing)))));
    }

    public override JsonNode Fail(string code, string message) => Alibaba1688Envelopes.CrossborderFailure(code, message);

    // Here the platform's beans leak: the flag without its "is", and the name of the class.
    private static JsonObject Entry(JsonObject entry)
    {
        entry["onePsale"] = entry["isOnePsale"]?.DeepClone();
        entry.Remove("isOnePsale");
        entry["class"] = "com.alibaba.cbu.offer.model.ProductInfoModel";
        return entry;
    }
}
