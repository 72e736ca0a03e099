using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Pushes;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Taobao.Pushes;

/// <summary>Type 9: something about a refund. Its members are not published; these are the names that the order and refund interfaces use.</summary>
internal sealed class RefundPush(World world) : TaobaoPush(world, 9)
{
    protected override JsonObject? DataOf(PushedChange change)
    {
        if (change is not PushedChange.RefundMoved { Order: var order, RefundId: var id })
        {
            return null;
        }

        var refunds = new TaobaoRefundBook(World);
        return refunds.Find(id) is not { } refund
            ? null
            : new JsonObject
            {
                ["business_time"] = change.At.ToUnixTimeMilliseconds(),
                ["purchase_id"] = order.Id,
                ["outer_purchase_id"] = order.Reference,
                ["sub_purchase_order_id"] = refund.SubOrderId,
                ["refund_id"] = refund.Id,
                ["refund_status"] = TaobaoRefundBook.StatusOf(refund, change.At),
            };
    }
}
