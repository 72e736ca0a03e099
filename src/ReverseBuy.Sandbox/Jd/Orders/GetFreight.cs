using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Jd.Areas;
using ReverseBuy.Sandbox.Jd.Goods;

namespace ReverseBuy.Sandbox.Jd.Orders;

/// <summary><c>api/order/getFreight</c>: the dearest freight of the goods, as an order would cost.</summary>
internal sealed class GetFreight() : JdApi("api/order/getFreight", ["sku", .. AreaFields.Names, "paymentType", "queryExts"])
{
    public override JsonObject Handle(ApiCall call)
    {
        AreaFields.Check(call);
        PaymentTypes.Check(call);
        var freight = WireJson.Yuan(JdLines.Read(call, "sku", 50).Max(line => line.Sku.Listing.PostFeeFen));
        return JdEnvelope.Success(new JsonObject
        {
            ["freight"] = freight,
            ["baseFreight"] = freight,
            ["remoteRegionFreight"] = 0,
            ["remoteSku"] = "[]",
            ["conFreight"] = 0,
        });
    }
}
