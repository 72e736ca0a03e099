using ReverseBuy.Orders;
using ReverseBuy.Procurement;

namespace ReverseBuy.Storage;

/// <summary>Reads purchase orders.</summary>
public interface IPurchaseOrderReader
{
    /// <summary>Reads a purchase order.</summary>
    /// <param name="id">The purchase order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The purchase order, or <see langword="null"/> when there is none of this id.</returns>
    ValueTask<PurchaseOrder?> FindAsync(PurchaseOrderId id, CancellationToken cancellationToken);

    /// <summary>Lists those that buy for an order, the oldest first.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The purchase orders.</returns>
    ValueTask<IReadOnlyList<PurchaseOrder>> ListByOrderAsync(OrderId order, CancellationToken cancellationToken);

    /// <summary>Lists purchase orders, in the order in which they were added.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The purchase orders.</returns>
    ValueTask<IReadOnlyList<PurchaseOrder>> ListAsync(PurchaseOrderQuery query, CancellationToken cancellationToken);

    /// <summary>Lists those that are due, the longest due first.</summary>
    /// <param name="now">The moment up to which they are due.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The purchase orders.</returns>
    ValueTask<IReadOnlyList<PurchaseOrder>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Finds out when the next one is due.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The earliest moment, which may have passed; <see langword="null"/> when none is due ever.</returns>
    ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken);
}
