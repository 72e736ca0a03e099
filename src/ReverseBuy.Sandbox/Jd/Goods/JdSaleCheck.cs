using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Jd.Goods;

/// <summary><c>api/product/check</c>.</summary>
internal sealed class JdSaleCheck() : JdApi("api/product/check", "skuIds", "queryExts")
{
    public override JsonObject Handle(ApiCall call) => JdEnvelope.Success(WireJson.Array(JdSku.In(call, "skuIds").Select(sku => (JsonNode)new JsonObject
    {
        ["skuId"] = sku.Number,
        ["name"] = sku.Name,
        ["saleState"] = call.World.Market.IsDelisted(sku.Listing) ? 0 : 1,
        ["isCanVAT"] = 1,
    })));
}
