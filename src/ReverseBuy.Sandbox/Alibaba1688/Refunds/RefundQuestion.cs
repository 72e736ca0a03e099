using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;

namespace ReverseBuy.Sandbox.Alibaba1688.Refunds;

/// <summary>Order, lines and goods of a question about refunds, judged as the platform does.</summary>
internal sealed record RefundQuestion(OrderRecord Order, IReadOnlyList<OrderLineRecord> Lines, string GoodsStatus)
{
    public static RefundQuestion? Read(ApiCall call, out OrderProblem? problem)
    {
        var goods = call.Required("goodsStatus");
        var ids = WireJson.Longs(call.RequiredArray("orderEntryIds")).ToHashSet();
        problem = null;
        if (call.World.Orders.Find(Marketplaces.Alibaba1688, call.RequiredLong("orderId")) is not { } order)
        {
            problem = new OrderProblem("5001", "订单不存在");
            return null;
        }

        var lines = order.Lines.Where(line => ids.Contains(line.SubOrderId)).ToList();
        problem = RefundReasons.Fits(goods, call.World.Orders.StageOf(order)) switch
        {
            null => new OrderProblem("5003", "货物状态不合法"),
            _ when lines.Count == 0 || lines.Count != ids.Count => new OrderProblem("5010", "退款状态错误"),
            false => new OrderProblem("5010", "退款状态错误"),
            _ => null,
        };
        return problem is null ? new RefundQuestion(order, lines, goods) : null;
    }
}
