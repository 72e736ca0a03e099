using ReverseBuy.Orders.Changes;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Purchasing;

internal static class StoppedPurchases
{
    /// <summary>
    /// Makes the purchases of an order due that a hold or a question had stopped: planned ones, and placed ones that may not have been paid. Those that are still stopped
    /// will find that out.
    /// </summary>
    /// <returns>How many.</returns>
    public static async ValueTask<int> WakePurchasesAsync(this ChangeSet changes, OrderId order, CancellationToken cancellationToken)
    {
        var stopped = (await changes.ListPurchasesAsync(order, cancellationToken).ConfigureAwait(false))
            .Where(purchase => purchase is { State: PurchaseOrderState.Draft, DueAt: null } or { State: PurchaseOrderState.Placed })
            .ToList();
        foreach (var purchase in stopped)
        {
            var change = await changes.PurchaseOrderAsync(purchase.Id, cancellationToken).ConfigureAwait(false);
            foreach (var upstream in purchase.UpstreamOrders.Where(upstream => upstream.State is UpstreamOrderState.Unpaid or UpstreamOrderState.PayRefused))
            {
                // While it was held nobody tried to pay it.
                change.UpdateUpstream(upstream with { PayableSince = changes.At });
            }

            change.Update(current => current with { DueAt = changes.At, Failures = 0 });
        }

        return stopped.Count;
    }
}
