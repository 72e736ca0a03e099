using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Orders;

/// <summary>Numbers, keeps and finds refunds. A seller agrees to each, and pays back a while later.</summary>
internal sealed class RefundBook(World world)
{
    public RefundRecord? Find(string marketplace, long id) => world.State.Refunds.Find(refund => refund.Marketplace == marketplace && refund.Id == id);

    public IEnumerable<RefundRecord> Of(OrderRecord order) =>
        world.State.Refunds.Where(refund => refund.Marketplace == order.Marketplace && refund.OrderId == order.Id);

    public DateTimeOffset PaidBackAt(RefundRecord refund) => refund.CreatedAt + world.Options.RefundAfter;

    public bool IsPaidBack(RefundRecord refund) => PaidBackAt(refund) <= world.Now;

    public void Add(RefundRecord refund, OrderRecord order)
    {
        world.State.Refunds.Add(refund);

        // Goods that were not shipped are not shipped any more, once all of their price is paid back.
        if (refund.PaymentFen == order.GoodsFen && world.Orders.StageOf(order) == OrderStage.Paid && PaidBackAt(refund) < world.Timeline.ShippedAt(order))
        {
            order.CancelledAt = PaidBackAt(refund);
            order.CancelReason = "other";
        }
    }
}
