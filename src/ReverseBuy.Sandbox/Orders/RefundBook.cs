using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Orders;

/// <summary>
/// Numbers, keeps and finds refunds. A seller agrees to each after a while: money alone is back then; goods must be sent back first, and are paid
/// for as long after that.
/// </summary>
internal sealed class RefundBook(World world)
{
    public RefundRecord? Find(string marketplace, long id) => world.State.Refunds.Find(refund => refund.Marketplace == marketplace && refund.Id == id);

    public IEnumerable<RefundRecord> Of(OrderRecord order) =>
        world.State.Refunds.Where(refund => refund.Marketplace == order.Marketplace && refund.OrderId == order.Id);

    public DateTimeOffset? PaidBackAt(RefundRecord refund) => refund.WithdrawnAt is not null ? null
        : refund.NeedsReturn ? refund.ReturnedAt + world.Options.RefundAfter
        : AgreedAt(refund);

    public bool IsPaidBack(RefundRecord refund) => PaidBackAt(refund) <= world.Now;

    public RefundStage StageOf(RefundRecord refund) => StageOf(refund, world.Now);

    public RefundStage StageOf(RefundRecord refund, DateTimeOffset now) =>
        refund.WithdrawnAt <= now ? RefundStage.Withdrawn
        : PaidBackAt(refund) <= now ? RefundStage.PaidBack
        : refund.ReturnedAt <= now ? RefundStage.Returning
        : refund.NeedsReturn && AgreedAt(refund) <= now ? RefundStage.Agreed
        : RefundStage.Asked;

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

    /// <summary>Ends a refund that is not paid back; the order goes on as if it had not been asked for.</summary>
    public void Withdraw(RefundRecord refund, OrderRecord order)
    {
        if (order.CancelledAt is not null && order.CancelledAt == PaidBackAt(refund))
        {
            (order.CancelledAt, order.CancelReason) = (null, null);
        }

        refund.WithdrawnAt = world.Now;
    }

    private DateTimeOffset AgreedAt(RefundRecord refund) => refund.CreatedAt + world.Options.RefundAfter;
}
