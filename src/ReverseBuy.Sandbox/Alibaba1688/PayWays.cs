using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary><c>alibaba.trade.payWay.query</c>: by which channels an order that is not paid can be. The money is in fen.</summary>
internal sealed class PayWays() : Alibaba1688Api("com.alibaba.trade", "alibaba.trade.payWay.query", "orderId")
{
    public override JsonNode Handle(ApiCall call)
    {
        var world = call.World;
        var id = call.RequiredLong("orderId");
        if (CashierUrl.Payable(world, [id]).Count == 0)
        {
            return Fail("500_2", "没有权限获取该订单可使用的支付方式");
        }

        var order = world.Orders.Find(Marketplaces.Alibaba1688, id)!;
        return new JsonObject
        {
            ["resultList"] = new JsonObject
            {
                ["channels"] = new JsonArray(
                    new JsonObject { ["code"] = 1, ["name"] = "支付宝" },
                    new JsonObject { ["code"] = 16, ["name"] = "跨境宝" }),
                ["orderId"] = id.ToString(CultureInfo.InvariantCulture),
                ["payFee"] = order.TotalFen,
                ["timeout"] = Alibaba1688Time.Plain(world.Timeline.ExpiresAt(order)),
            },
            ["success"] = "true",
        };
    }

    public override JsonNode Fail(string code, string message) => new JsonObject { ["success"] = "false", ["errorCode"] = code, ["errorMsg"] = message };
}
