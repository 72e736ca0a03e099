using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary><c>/purchase/order/batch/pay</c>: accepts, and pays a little later; success is a text here.</summary>
internal sealed class BatchPay() : TaobaoApi("/purchase/order/batch/pay", "purchaseOrderIdList")
{
    private const int MostOrders = 10;

    public override JsonObject Handle(ApiCall call)
    {
        var ids = TaobaoParameters.Ids(call, "purchaseOrderIdList");
        if (ids.Count is 0 or > MostOrders)
        {
            throw new ParameterException("purchaseOrderIdList", missing: false);
        }

        var world = call.World;
        var accepted = new List<long>();
        foreach (var id in ids)
        {
            if (world.Orders.Find(Marketplaces.Taobao, id) is { } order && world.Orders.StageOf(order) == OrderStage.Unpaid)
            {
                order.PayAcceptedAt ??= world.Now;
                accepted.Add(id);
            }
        }

        var refused = ids.Except(accepted).ToList();
        return new JsonObject
        {
            ["success"] = "true",
            ["error_code"] = null,
            ["error_msg"] = null,
            ["data"] = new JsonObject
            {
                ["will_pay_purchase_order_ids"] = Texts(accepted),
                ["pay_failure_purchase_order_ids"] = Texts(refused),
                ["pay_failed_results"] = WireJson.Array(refused.Select(id => (JsonNode)new JsonObject
                {
                    ["gspOrderId"] = id,
                    ["errorCode"] = "ORDER_STATUS_NOT_SUPPORT_PAY",
                    ["errorMessage"] = "订单状态不支持支付",
                    ["class"] = "com.alibaba.global.PayFailedResult",
                })),
            },
        };
    }

    public override JsonObject Fail(string code, string message) => TaobaoEnvelopes.Plain(null, code, message);

    private static JsonArray Texts(IEnumerable<long> ids) =>
        WireJson.Array(ids.Select(id => (JsonNode)id.ToString(CultureInfo.InvariantCulture)));
}
