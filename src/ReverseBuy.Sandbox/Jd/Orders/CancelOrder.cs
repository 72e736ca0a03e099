using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;

namespace ReverseBuy.Sandbox.Jd.Orders;

/// <summary><c>api/order/cancel</c>: only what is not confirmed.</summary>
internal sealed class CancelOrder() : JdApi("api/order/cancel", "jdOrderId", "cancelReason")
{
    public override JsonObject Handle(ApiCall call)
    {
        var world = call.World;
        var order = JdPart.Required(world, call.RequiredLong("jdOrderId"));
        if (world.Orders.StageOf(order) == OrderStage.Closed)
        {
            return JdEnvelope.Failure("3404", "订单已取消");
        }

        if (order.PayAcceptedAt is not null)
        {
            return JdEnvelope.Failure("3405", "订单已确认，不能取消");
        }

        order.CancelledAt = world.Now;
        return JdEnvelope.Success(true);
    }
}
