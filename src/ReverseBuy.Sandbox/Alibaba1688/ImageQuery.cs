using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary><c>product.search.imageQuery</c>: offers of the kind of goods that the picture shows.</summary>
internal sealed class ImageQuery() : Alibaba1688Api("com.alibaba.fenxiao.crossborder", "product.search.imageQuery", "offerQueryParam")
{
    public override JsonNode Handle(ApiCall call)
    {
        var query = call.RequiredObject("offerQueryParam");
        var listings = call.World.Catalogue.Listings.Where(listing => listing.Marketplace == Marketplaces.Alibaba1688).ToList();
        IEnumerable<Listing> found;
        if (WireJson.Text(query, "imageId") is { } id)
        {
            if (!call.World.State.Alibaba1688Pictures.TryGetValue(id, out var shown))
            {
                return Fail("400", "图片不存在");
            }

            found = listings.GroupBy(listing => listing.Family.Key).ElementAt(shown);
        }
        else
        {
            // By address only the platform's own pictures are found.
            var address = WireJson.Text(query, "imageAddress") ?? throw new ParameterException("imageId", missing: true);
            var pictured = listings.Find(listing => call.World.Images.UrlsOf(listing).Contains(address, StringComparer.Ordinal));
            found = listings.Where(listing => listing.Family == pictured?.Family);
        }

        if (OfferList.Page(call.World, query, found) is not { } page)
        {
            return Fail("400", "pageSize must be 1 to 50, beginPage 1 or more");
        }

        page["picRegionInfo"] = new JsonObject { ["currentRegion"] = "0,800,0,800", ["yoloCropRegion"] = "0,800,0,800" };
        return Alibaba1688Envelopes.Crossborder(page);
    }

    public override JsonNode Fail(string code, string message) => Alibaba1688Envelopes.CrossborderFailure(code, message);
}
