using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Jd.Goods;

/// <summary><c>api/price/getSellPrice</c>: the contract's price beside the shop's, and -1 for what is off the shelf.</summary>
internal sealed class JdSellPrices() : JdApi("api/price/getSellPrice", "sku", "queryExts")
{
    public override JsonObject Handle(ApiCall call) => JdEnvelope.Success(WireJson.Array(JdSku.In(call, "sku").Select(sku =>
    {
        var price = call.World.Market.IsDelisted(sku.Listing) ? -1 : WireJson.Yuan(sku.PriceFen(call.World));
        return (JsonNode)new JsonObject
        {
            ["skuId"] = sku.Number,
            ["jdPrice"] = price < 0 ? price : decimal.Round(price * 1.1m, 2),
            ["price"] = price,
        };
    })));
}
