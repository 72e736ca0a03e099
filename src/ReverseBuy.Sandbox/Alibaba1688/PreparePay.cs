using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary><c>alibaba.trade.pay.protocolPay.preparePay</c>: says paySuccess false, and pays a little later.</summary>
internal sealed class PreparePay() : Alibaba1688Api(
    "com.alibaba.trade", "alibaba.trade.pay.protocolPay.preparePay", "tradeWithholdPreparePayParam")
{
    public override JsonNode Handle(ApiCall call)
    {
        var id = WireJson.Number(call.RequiredObject("tradeWithholdPreparePayParam"), "orderId")
            ?? throw new ParameterException("orderId", missing: true);
        if (call.World.Orders.Find(Marketplaces.Alibaba1688, id) is not { } order || call.World.Orders.StageOf(order) == OrderStage.Closed)
        {
            return Fail("400_4", "没有可支付的订单");
        }

        order.PayAcceptedAt ??= call.World.Now;
        return new JsonObject
        {
            ["result"] = new JsonObject
            {
                ["success"] = true,
                ["code"] = null,
                ["message"] = null,
                ["result"] = new JsonObject
                {
                    ["payChannel"] = "alipay",
                    ["paySuccess"] = call.World.Orders.StageOf(order) >= OrderStage.Paid,
                },
            },
        };
    }

    public override JsonNode Fail(string code, string message) => new JsonObject
    {
        ["result"] = new JsonObject { ["success"] = false, ["code"] = code, ["message"] = message, ["result"] = null },
    };
}
