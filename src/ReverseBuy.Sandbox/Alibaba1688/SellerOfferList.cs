using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary><c>product.search.querySellerOfferList</c>; here the keyword may be left out.</summary>
internal sealed class SellerOfferList() : Alibaba1688Api("com.alibaba.fenxiao.crossborder", "product.search.querySellerOfferList", "offerQueryParam")
{
    public override JsonNode Handle(ApiCall call)
    {
        var query = call.RequiredObject("offerQueryParam");
        var seller = WireJson.Text(query, "sellerOpenId") ?? throw new ParameterException("sellerOpenId", missing: true);
        var offers = WireJson.Text(query, "keyword") is { Length: > 0 } keyword
            ? call.World.Catalogue.Search(Marketplaces.Alibaba1688, keyword)
            : call.World.Catalogue.Listings.Where(listing => listing.Marketplace == Marketplaces.Alibaba1688);
        return OfferList.Page(call.World, query, offers.Where(listing => listing.Seller.OpenId == seller)) is { } page
            ? Alibaba1688Envelopes.Crossborder(page)
            : Fail("400", "pageSize must be 1 to 50, beginPage 1 or more");
    }

    public override JsonNode Fail(string code, string message) => Alibaba1688Envelopes.CrossborderFailure(code, message);
}
