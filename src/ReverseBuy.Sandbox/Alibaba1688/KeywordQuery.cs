using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary><c>product.search.keywordQuery</c>.</summary>
internal sealed class KeywordQuery() : Alibaba1688Api("com.alibaba.fenxiao.crossborder", "product.search.keywordQuery", "offerQueryParam")
{
    public override JsonNode Handle(ApiCall call)
    {
        var query = call.RequiredObject("offerQueryParam");
        var keyword = WireJson.Text(query, "keyword") ?? throw new ParameterException("keyword", missing: true);
        return OfferList.Page(call.World, query, call.World.Catalogue.Search(Marketplaces.Alibaba1688, keyword)) is { } page
            ? Alibaba1688Envelopes.Crossborder(page)
            : Fail("400", "pageSize must be 1 to 50, beginPage 1 or more");
    }

    public override JsonNode Fail(string code, string message) => Alibaba1688Envelopes.CrossborderFailure(code, message);
}
