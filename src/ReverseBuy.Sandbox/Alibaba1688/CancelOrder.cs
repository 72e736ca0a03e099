using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary><c>alibaba.trade.cancel</c>: unpaid orders only, and none younger than 10 seconds.</summary>
internal sealed class CancelOrder() : Alibaba1688Api(
    "com.alibaba.trade", "alibaba.trade.cancel", "webSite", "tradeID", "cancelReason", "remark")
{
    private static readonly TimeSpan LeastAge = TimeSpan.FromSeconds(10);

    public override JsonNode Handle(ApiCall call)
    {
        CheckWebSite(call);
        var reason = call.Required("cancelReason");
        if (reason is not ("buyerCancel" or "sellerGoodsLack" or "other"))
        {
            throw new ParameterException("cancelReason", missing: false);
        }

        var world = call.World;
        if (world.Orders.Find(Marketplaces.Alibaba1688, call.RequiredLong("tradeID")) is not { } order)
        {
            return Fail("ORDER_NOT_EXIST", "order not exist");
        }

        if (world.Orders.StageOf(order) is not (OrderStage.Building or OrderStage.Unpaid) || order.PayAcceptedAt is not null)
        {
            return Fail("ORDER_STATUS_ERROR", "order status error");
        }

        if (world.Now - order.CreatedAt < LeastAge)
        {
            return Fail("CLOSE_ORDER_TOO_FAST", "close order too fast, try again later");
        }

        order.CancelledAt = world.Now;
        order.CancelReason = reason;
        return Alibaba1688Envelopes.Flat(true, null, null);
    }

    public override JsonNode Fail(string code, string message) => Alibaba1688Envelopes.Flat(false, code, message);
}
