using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Purchasing;

namespace ReverseBuy.Orders.OnHold;

internal static class ReleasedHolds
{
    /// <summary>Takes a hold off; with the last one, planned purchases go on.</summary>
    public static async ValueTask ReleaseHoldAsync(this ChangeSet changes, OrderChange order, string name, CancellationToken cancellationToken)
    {
        order.ReleaseHold(name);
        if (!order.Order.IsHeld)
        {
            await changes.WakePurchasesAsync(order.Order.Id, cancellationToken).ConfigureAwait(false);
        }
    }
}
