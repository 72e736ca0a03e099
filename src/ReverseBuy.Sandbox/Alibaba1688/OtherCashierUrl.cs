using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary>
/// <c>alibaba.crossBorderPay.url.get</c> and <c>alibaba.creditPay.url.get</c>: at most 30 orders, success as a text, and words that are spelt right.
/// </summary>
internal sealed class OtherCashierUrl(string name) : Alibaba1688Api("com.alibaba.trade", name, "orderIdList")
{
    private const int MostOrders = 30;

    public override JsonNode Handle(ApiCall call)
    {
        var ids = WireJson.Longs(call.RequiredArray("orderIdList")).ToList();
        if (ids.Count is 0 or > MostOrders)
        {
            throw new ParameterException("orderIdList", missing: ids.Count == 0);
        }

        var payable = CashierUrl.Payable(call.World, ids);
        return payable.Count == 0
            ? Fail("400_4", "无可使用支付渠道付款的订单")
            : new JsonObject
            {
                ["payUrl"] = CashierUrl.PageOf(payable),
                ["success"] = "true",
                ["errorCode"] = null,
                ["errorMsg"] = null,
                ["cantPayOrderList"] = WireJson.Array(ids.Except(payable).Select(id => (JsonNode)id)),
            };
    }

    public override JsonNode Fail(string code, string message) =>
        new JsonObject { ["payUrl"] = null, ["success"] = "false", ["errorCode"] = code, ["errorMsg"] = message };
}
