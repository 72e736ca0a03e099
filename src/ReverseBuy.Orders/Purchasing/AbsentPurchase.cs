using ReverseBuy.Orders.Changes;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Purchasing;

internal static class AbsentPurchase
{
    /// <summary>Ends a purchase that the marketplace does not have, as far as anybody can tell. It is still looked for: it may turn up.</summary>
    public static async ValueTask EndAsync(
        ChangeSet changes, PurchaseOrderChange purchase, OrdersOptions options, string note, CancellationToken cancellationToken)
    {
        purchase.Fire(PurchaseOrderTrigger.FindAbsent);
        purchase.EndPerson();
        purchase.Update(current => current with { DueAt = changes.At + options.FollowInterval, FirstAskedAt = changes.At, Failures = 0, Note = note });
        await changes.FreeAllAsync(purchase, UnboughtReason.Absent, keepsHold: false, cancellationToken).ConfigureAwait(false);
    }
}
