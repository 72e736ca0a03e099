using ReverseBuy.Buying;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>Takes upstream orders as a purchase's that were found, named by a person or matched: as if the create call had been answered with them.</summary>
internal sealed class FoundUpstreamOrders(UpstreamNews news)
{
    public async ValueTask TakeAsync(
        ChangeSet changes, PurchaseOrderChange purchase, IReadOnlyList<UpstreamOrderReading> found, CancellationToken cancellationToken)
    {
        purchase.Fire(PurchaseOrderTrigger.Place);
        foreach (var reading in found)
        {
            purchase.AddUpstream(reading.Id, reading.Total);
        }

        foreach (var reading in found)
        {
            await news.ApplyAsync(changes, purchase, reading, cancellationToken).ConfigureAwait(false);
        }

        purchase.EndPerson();
        purchase.Update(current => current with { DueAt = changes.At, Failures = 0, Note = null });
        await UpstreamNews.SettleAsync(changes, purchase, cancellationToken).ConfigureAwait(false);
        if (purchase.PurchaseOrder.State == PurchaseOrderState.Closed)
        {
            purchase.Update(current => current with { DueAt = null });
        }
    }
}
