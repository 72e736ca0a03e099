using ReverseBuy.Procurement;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal sealed class PurchaseOrderStore(TenantSession session) : PurchaseOrderReader(session), IPurchaseOrderStore
{
    public ValueTask AddAsync(PurchaseOrder purchaseOrder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(purchaseOrder);
        return Session.WriteAsync(
            state => state with { PurchaseOrders = state.PurchaseOrders.Add(purchaseOrder.Id, purchaseOrder) }, cancellationToken);
    }

    public ValueTask SaveAsync(PurchaseOrder purchaseOrder, int expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(purchaseOrder);
        return Session.WriteAsync(
            state => state with { PurchaseOrders = state.PurchaseOrders.Save(purchaseOrder.Id, purchaseOrder, expectedVersion) },
            cancellationToken);
    }
}
