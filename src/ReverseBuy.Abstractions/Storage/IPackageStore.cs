using ReverseBuy.Fulfilment;

namespace ReverseBuy.Storage;

/// <summary>Reads and writes packages.</summary>
public interface IPackageStore : IPackageReader
{
    /// <summary>Adds a package.</summary>
    /// <param name="package">The package; its waybill is new.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask AddAsync(InboundPackage package, CancellationToken cancellationToken);

    /// <summary>Saves a package with its sources and contents.</summary>
    /// <param name="package">The package.</param>
    /// <param name="expectedVersion">The version it had when it was read.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ConcurrencyException">The stored version is another one.</exception>
    ValueTask SaveAsync(InboundPackage package, int expectedVersion, CancellationToken cancellationToken);
}
