using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.Storage;

/// <summary>Reads found items.</summary>
public interface IFoundItemReader
{
    /// <summary>Reads a found item.</summary>
    /// <param name="id">The found item.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The found item, or <see langword="null"/> when there is none of this id.</returns>
    ValueTask<FoundItem?> FindAsync(FoundItemId id, CancellationToken cancellationToken);

    /// <summary>Lists the found items of a customer, the oldest first.</summary>
    /// <param name="owner">The customer; <see langword="null"/> for what is nobody's.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The found items.</returns>
    ValueTask<IReadOnlyList<FoundItem>> ListByOwnerAsync(CustomerId? owner, CancellationToken cancellationToken);

    /// <summary>Lists the found items that were bought for an order and left over, the oldest first.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The found items.</returns>
    ValueTask<IReadOnlyList<FoundItem>> ListByOrderAsync(OrderId order, CancellationToken cancellationToken);
}
