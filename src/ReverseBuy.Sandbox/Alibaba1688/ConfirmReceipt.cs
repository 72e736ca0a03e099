using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary><c>trade.receivegoods.confirm</c>: the buyer has the goods, and the trade ends. Its codes are not published: these are those of cancelling.</summary>
internal sealed class ConfirmReceipt() : Alibaba1688Api("com.alibaba.trade", "trade.receivegoods.confirm", "orderId", "orderEntryIds")
{
    public override JsonNode Handle(ApiCall call)
    {
        var lines = WireJson.Longs(call.RequiredArray("orderEntryIds")).ToHashSet();
        var world = call.World;
        if (world.Orders.Find(Marketplaces.Alibaba1688, call.RequiredLong("orderId")) is not { } order || !order.Lines.All(line => lines.Contains(line.SubOrderId)))
        {
            return Fail("ORDER_NOT_EXIST", "order not exist");
        }

        if (world.Orders.StageOf(order) != OrderStage.Shipped)
        {
            return Fail("ORDER_STATUS_ERROR", "order status error");
        }

        order.ReceivedAt = world.Now;
        return StepEnvelope.Done();
    }

    public override JsonNode Fail(string code, string message) => StepEnvelope.Failed(code, message);
}
