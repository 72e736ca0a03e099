using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary><c>/purchase/order/asyn/cancel</c>: success only means that the task was accepted. Whole purchases, before payment.</summary>
internal sealed class AsyncCancel() : TaobaoApi(
    "/purchase/order/asyn/cancel", "purchase_id", "sub_purchase_orderId_list", "cancel_reason", "cancel_remark")
{
    public override JsonObject Handle(ApiCall call)
    {
        var reason = call.Required("cancel_reason");
        var world = call.World;
        if (world.Orders.Find(Marketplaces.Taobao, call.RequiredLong("purchase_id")) is not { } order)
        {
            return Fail("ORDER_NOT_FOUND", "订单不存在");
        }

        if (order.PayAcceptedAt is not null || world.Orders.StageOf(order) == OrderStage.Closed)
        {
            return Fail("ORDER_STATUS_NOT_SUPPORT_CANCEL", "订单状态不支持取消");
        }

        if (call.Optional("sub_purchase_orderId_list") is not null
            && !TaobaoParameters.Ids(call, "sub_purchase_orderId_list").Order().SequenceEqual(order.Lines.Select(line => line.SubOrderId).Order()))
        {
            return Fail("SUB_ORDER_NOT_SUPPORT_CANCEL", "不支持取消部分子订单");
        }

        order.CancelledAt ??= world.Now + world.Options.TaskDelay;
        order.CancelReason ??= reason;
        return TaobaoEnvelopes.Plain(null);
    }

    public override JsonObject Fail(string code, string message) => TaobaoEnvelopes.Plain(null, code, message);
}
