using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary><c>alibaba.trade.OpQueryMarketingMixConfig</c>: on which terms a seller takes mixed batches.</summary>
internal sealed class MixConfig() : Alibaba1688Api("com.alibaba.trade", "alibaba.trade.OpQueryMarketingMixConfig", "sellerMemberId", "sellerLoginId")
{
    public override JsonNode Handle(ApiCall call)
    {
        var (member, login) = (call.Optional("sellerMemberId"), call.Optional("sellerLoginId"));
        var seller = call.World.Catalogue.Listings
            .Where(listing => listing.Marketplace == Marketplaces.Alibaba1688)
            .Select(listing => listing.Seller)
            .FirstOrDefault(candidate => member is null ? candidate.Name == login : candidate.MemberId == member);
        return seller is null ? Fail("500_1", "卖家信息不能为空") : new JsonObject
        {
            ["result"] = new JsonObject
            {
                ["generalHunpi"] = seller.Mix is not null,
                ["mixAmount"] = seller.Mix?.AmountYuan,
                ["mixNumber"] = seller.Mix?.Number,
                ["memberId"] = seller.MemberId,
                ["gmtCreate"] = "20171127164631000+0800",
                ["gmtModified"] = "20171127164631000+0800",
            },
            ["success"] = true,
        };
    }

    public override JsonNode Fail(string code, string message) => Alibaba1688Envelopes.ViewFailure(code, message);
}
