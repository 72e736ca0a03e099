using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Purchasing;

internal static class GivenBackUnits
{
    /// <summary>Gives the units of an upstream order that has ended back to their orders: pending again, or cancelled where the host has it so for what was paid.</summary>
    /// <param name="changes">The open changes.</param>
    /// <param name="purchase">The purchase.</param>
    /// <param name="upstreamOrderId">The upstream order.</param>
    /// <param name="wasPaid">Whether it was paid before it ended. Units of it that have arrived stay where they are: the goods are here, whatever became of the money.</param>
    /// <param name="fact">The fact it follows from.</param>
    /// <param name="reason">Why it ended.</param>
    /// <param name="options">What the host wants of units that were paid.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask GiveBackAsync(
        this ChangeSet changes,
        PurchaseOrderChange purchase,
        string upstreamOrderId,
        bool wasPaid,
        string fact,
        UnboughtReason reason,
        OrdersOptions options,
        CancellationToken cancellationToken)
    {
        var from = wasPaid ? UnitBucket.Purchased : UnitBucket.Purchasing;
        foreach (var content in UpstreamNews.ContentsOf(purchase.PurchaseOrder, purchase.Upstream(upstreamOrderId)))
        {
            var line = purchase.PurchaseOrder.Lines.First(candidate => candidate.OrderLine == content.OrderLine);
            var order = await changes.OrderAsync(line.Order, cancellationToken).ConfigureAwait(false);
            var quantity = Math.Min(Math.Min(content.Quantity, line.Live), order.Order.Line(content.OrderLine).Units[from]);
            if (quantity < 1)
            {
                continue;
            }

            if (wasPaid && options.CancelRefundedUnits)
            {
                purchase.Free(line.OrderLine, quantity);
                await changes.MoveUnitsAsync(line.Order, line.OrderLine, from, UnitBucket.Cancelled, quantity, fact, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await changes.FreeAsync(purchase, line.OrderLine, from, quantity, fact, reason, keepsHold: false, cancellationToken).ConfigureAwait(false);
            }

            purchase.Raise(new LineOutOfStock(purchase.PurchaseOrder.Id, line.Order, line.OrderLine, quantity));
        }
    }
}
