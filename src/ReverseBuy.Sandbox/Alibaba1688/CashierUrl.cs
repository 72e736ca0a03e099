using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary><c>alibaba.alipay.url.get</c>: success may be partial, and the message's name is misspelt.</summary>
internal sealed class CashierUrl() : Alibaba1688Api("com.alibaba.trade", "alibaba.alipay.url.get", "orderIdList")
{
    private const int MostOrders = 100;

    public override JsonNode Handle(ApiCall call)
    {
        var ids = WireJson.Longs(call.RequiredArray("orderIdList")).ToList();
        if (ids.Count is 0 or > MostOrders)
        {
            throw new ParameterException("orderIdList", missing: ids.Count == 0);
        }

        var payable = Payable(call.World, ids);
        if (payable.Count == 0)
        {
            return Fail("400_4", "没有可支付的订单");
        }

        return new JsonObject
        {
            ["payUrl"] = PageOf(payable),
            ["success"] = true,
            ["payFailureOrderList"] = WireJson.Array(ids.Except(payable).Select(id => (JsonNode)id)),
        };
    }

    public override JsonNode Fail(string code, string message) =>
        new JsonObject { ["payUrl"] = null, ["success"] = false, ["errorCode"] = code, ["erroMsg"] = message };

    /// <summary>Those of the orders that can still be paid.</summary>
    public static List<long> Payable(World world, IEnumerable<long> ids) =>
    [
        .. ids.Where(id => world.Orders.Find(Marketplaces.Alibaba1688, id) is { PayAcceptedAt: null } order && world.Orders.StageOf(order) != OrderStage.Closed),
    ];

    public static string PageOf(IEnumerable<long> orders) =>
        "https://trade.1688.com/order/cashier.htm?orderId=" + string.Join(';', orders.Select(id => id.ToString(CultureInfo.InvariantCulture)));
}
