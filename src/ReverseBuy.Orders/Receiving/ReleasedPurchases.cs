using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.Receiving;

/// <summary>Takes units off the purchases that brought them, or should have: they are bought anew, or not at all.</summary>
internal static class ReleasedPurchases
{
    /// <summary>A unit has at most one purchase that stands for it, so the one that is left lets go of it; the oldest first.</summary>
    public static async ValueTask ReleasePurchasedAsync(
        this ChangeSet changes, OrderId order, OrderLineId line, int quantity, CancellationToken cancellationToken)
    {
        var left = quantity;
        foreach (var stored in await changes.UnitOfWork.PurchaseOrders.ListByOrderAsync(order, cancellationToken).ConfigureAwait(false))
        {
            var purchase = await changes.PurchaseOrderAsync(stored.Id, cancellationToken).ConfigureAwait(false);
            var live = purchase.PurchaseOrder.Lines.Where(purchased => purchased.OrderLine == line).Sum(purchased => purchased.Live);
            var released = Math.Min(left, live);
            if (released > 0 && purchase.IsBought)
            {
                purchase.Release(line, released);
                left -= released;
            }
        }
    }
}
