using ReverseBuy.Buying;
using ReverseBuy.Connectors;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>Looks for what operators have bought by the link and did not report: the marketplace may tell of it.</summary>
internal sealed class OperatorMatching(Changer changer, FoundUpstreamOrders orders, IConnectors connectors, OrdersOptions options)
{
    /// <summary>Asks the marketplace.</summary>
    /// <exception cref="MarketplaceException">The marketplace refused or could not be reached.</exception>
    public ValueTask<IReadOnlyList<UpstreamOrderReading>> FindAsync(TenantId tenant, PurchaseOrder purchase, CancellationToken cancellationToken)
    {
        var lines = purchase.Lines
            .GroupBy(line => (line.Sku, line.PurchaseKey))
            .Select(same => new PurchaseLine(same.Key.Sku, same.Key.PurchaseKey!, same.Sum(line => line.Quantity), same.First().UnitPrice));
        return connectors.Require<IAssistedPurchasing>(purchase.Marketplace).MatchAsync(
            PurchaseContext.Of(tenant, purchase), new AssistedPurchase(purchase.Reference, [.. lines], purchase.HandedAt!.Value), cancellationToken);
    }

    /// <summary>Takes what was found as the purchase's.</summary>
    public async ValueTask TakeAsync(
        ChangeSet changes, PurchaseOrderChange purchase, IReadOnlyList<UpstreamOrderReading> found, CancellationToken cancellationToken)
    {
        await orders.TakeAsync(changes, purchase, found, cancellationToken).ConfigureAwait(false);
        await changes.UnitOfWork.Timers.CancelAsync(OperatorWindow.Of(purchase.PurchaseOrder.Id), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask MatchAsync(TenantId tenant, PurchaseOrder purchase, CancellationToken cancellationToken)
    {
        IReadOnlyList<UpstreamOrderReading> found = [];
        string? trouble = null;
        try
        {
            found = await FindAsync(tenant, purchase, cancellationToken).ConfigureAwait(false);
        }
        catch (MarketplaceException exception)
        {
            trouble = exception.Message;
        }

        await changer.RunAsync(
            tenant,
            new Cause(PurchaseActor.Marketplace(purchase.Marketplace), $"purchase-order:{purchase.Id}"),
            async (changes, token) =>
            {
                var change = await changes.PurchaseOrderAsync(purchase.Id, token).ConfigureAwait(false);
                if (change.PurchaseOrder.State != PurchaseOrderState.AwaitingOperator)
                {
                    return;
                }

                if (found.Count > 0)
                {
                    await TakeAsync(changes, change, found, token).ConfigureAwait(false);
                    return;
                }

                change.Update(current => current with { DueAt = changes.At + options.FollowInterval, Note = trouble });
            },
            cancellationToken).ConfigureAwait(false);
    }
}
