using ReverseBuy.Procurement;

namespace ReverseBuy.Storage;

/// <summary>Reads and writes purchase orders.</summary>
public interface IPurchaseOrderStore : IPurchaseOrderReader
{
    /// <summary>Adds a purchase order.</summary>
    /// <param name="purchaseOrder">The purchase order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask AddAsync(PurchaseOrder purchaseOrder, CancellationToken cancellationToken);

    /// <summary>Saves a purchase order with its upstream orders.</summary>
    /// <param name="purchaseOrder">The purchase order.</param>
    /// <param name="expectedVersion">The version it had when it was read.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ConcurrencyException">The stored version is another one.</exception>
    ValueTask SaveAsync(PurchaseOrder purchaseOrder, int expectedVersion, CancellationToken cancellationToken);
}
