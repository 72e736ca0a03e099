using ReverseBuy.Orders;

namespace ReverseBuy.Storage;

/// <summary>Reads orders.</summary>
public interface IOrderReader
{
    /// <summary>Reads an order.</summary>
    /// <param name="id">The order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The order, or <see langword="null"/> when there is none of this id.</returns>
    ValueTask<Order?> FindAsync(OrderId id, CancellationToken cancellationToken);

    /// <summary>Lists orders, the newest first.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The orders.</returns>
    ValueTask<IReadOnlyList<Order>> ListAsync(OrderQuery query, CancellationToken cancellationToken);

    /// <summary>Counts orders.</summary>
    /// <param name="query">Which ones; <see cref="OrderQuery.After"/> and <see cref="OrderQuery.Limit"/> are not looked at.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many there are.</returns>
    ValueTask<int> CountAsync(OrderQuery query, CancellationToken cancellationToken);
}
