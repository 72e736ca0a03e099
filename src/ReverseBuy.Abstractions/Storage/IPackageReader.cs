using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.Storage;

/// <summary>Reads packages.</summary>
public interface IPackageReader
{
    /// <summary>Reads a package.</summary>
    /// <param name="id">The package.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The package, or <see langword="null"/> when there is none of this id.</returns>
    ValueTask<InboundPackage?> FindAsync(PackageId id, CancellationToken cancellationToken);

    /// <summary>Finds a package by the carrier's number.</summary>
    /// <param name="waybill">The number.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The package, or <see langword="null"/> when there is none of this number.</returns>
    ValueTask<InboundPackage?> FindByWaybillAsync(string waybill, CancellationToken cancellationToken);

    /// <summary>Lists those that may bring goods of an order, the oldest first.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The packages.</returns>
    ValueTask<IReadOnlyList<InboundPackage>> ListByOrderAsync(OrderId order, CancellationToken cancellationToken);

    /// <summary>Lists packages, the newest first, those of one moment as they were added, the last one first.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The packages.</returns>
    ValueTask<IReadOnlyList<InboundPackage>> ListAsync(PackageQuery query, CancellationToken cancellationToken);
}
