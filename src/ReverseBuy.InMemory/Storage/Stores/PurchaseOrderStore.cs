using ReverseBuy.Procurement;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal sealed class PurchaseOrderStore(TenantSession session) : PurchaseOrderReader(session), IPurchaseOrderStore
{
    public ValueTask AddAsync(PurchaseOrder purchaseOrder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(purchaseOrder);
        return Session.WriteAsync(
            state => state.References.Contains(purchaseOrder.Reference)
                ? throw new ConcurrencyException($"The purchase order of reference '{purchaseOrder.Reference}'")
                : state with
                {
                    PurchaseOrders = state.PurchaseOrders.Add(purchaseOrder.Id, WholeAmounts.Require(purchaseOrder)),
                    References = state.References.Add(purchaseOrder.Reference),
                },
            cancellationToken);
    }

    public ValueTask SaveAsync(PurchaseOrder purchaseOrder, int expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(purchaseOrder);
        return Session.WriteAsync(
            state => state with { PurchaseOrders = state.PurchaseOrders.Save(purchaseOrder.Id, WholeAmounts.Require(purchaseOrder), expectedVersion) },
            cancellationToken);
    }
}
