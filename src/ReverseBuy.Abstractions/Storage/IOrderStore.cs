using ReverseBuy.Orders;

namespace ReverseBuy.Storage;

/// <summary>Reads and writes orders.</summary>
public interface IOrderStore : IOrderReader
{
    /// <summary>Adds an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask AddAsync(Order order, CancellationToken cancellationToken);

    /// <summary>Saves an order. Of its lines units, prices and charges can have changed, and lines, questions and holds may have been added.</summary>
    /// <param name="order">The order.</param>
    /// <param name="expectedVersion">The version it had when it was read.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ConcurrencyException">The stored version is another one.</exception>
    ValueTask SaveAsync(Order order, int expectedVersion, CancellationToken cancellationToken);
}
