using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;

namespace ReverseBuy.Sandbox.Jd.Orders;

/// <summary><c>api/order/confirmOrder</c>: the reservation becomes an order and is charged; once.</summary>
internal sealed class ConfirmOrder() : JdApi("api/order/confirmOrder", "jdOrderId")
{
    public override JsonObject Handle(ApiCall call)
    {
        var world = call.World;
        var order = JdPart.Required(world, call.RequiredLong("jdOrderId"));
        if (world.Orders.StageOf(order) == OrderStage.Closed)
        {
            return JdEnvelope.Failure("3402", "订单已失效，不能确认");
        }

        if (order.PayAcceptedAt is not null)
        {
            return JdEnvelope.Failure("3403", "订单已确认，请勿重复操作");
        }

        order.PayAcceptedAt = world.Now;
        return JdEnvelope.Success(true);
    }
}
