using ReverseBuy.Fulfilment;

namespace ReverseBuy.Storage;

/// <summary>Reads and writes found items.</summary>
public interface IFoundItemStore : IFoundItemReader
{
    /// <summary>Adds a found item.</summary>
    /// <param name="item">The found item.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask AddAsync(FoundItem item, CancellationToken cancellationToken);

    /// <summary>Saves a found item.</summary>
    /// <param name="item">The found item.</param>
    /// <param name="expectedVersion">The version it had when it was read.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ConcurrencyException">The stored version is another one.</exception>
    ValueTask SaveAsync(FoundItem item, int expectedVersion, CancellationToken cancellationToken);
}
