using ReverseBuy.Orders;

namespace ReverseBuy.Fulfilment;

/// <summary>What the people in a warehouse report.</summary>
/// <remarks>A facade: it works for the tenant that the caller has entered. Thread-safe; commands may be repeated with their key.</remarks>
public interface IWarehouse
{
    /// <summary>Takes a package in. One that nobody announced is kept as unclaimed.</summary>
    /// <param name="arrival">The package.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The package after the command.</returns>
    /// <exception cref="OrderTransitionException">A package with this waybill arrived before.</exception>
    ValueTask<Receipt> ArriveAsync(PackageArrival arrival, Command command, CancellationToken cancellationToken = default);

    /// <summary>Notes what was counted in a package. Accepted units go into stock, rejected ones into quarantine, and what was found beside becomes found items.</summary>
    /// <param name="package">The package; matched to what was bought or to a customer.</param>
    /// <param name="inspection">What was counted.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The package after the command.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has no such package, or the package brings no such line.</exception>
    /// <exception cref="OrderTransitionException">The package is not matched or is on hold, or more was counted than was bought.</exception>
    ValueTask<Receipt> InspectAsync(PackageId package, Inspection inspection, Command command, CancellationToken cancellationToken = default);

    /// <summary>Reads a package.</summary>
    /// <param name="package">The package.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The package, or <see langword="null"/> when the tenant has none of this id.</returns>
    ValueTask<InboundPackage?> FindAsync(PackageId package, CancellationToken cancellationToken = default);

    /// <summary>Lists the packages that may bring goods of an order, the oldest first.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The packages.</returns>
    ValueTask<IReadOnlyList<InboundPackage>> ListAsync(OrderId order, CancellationToken cancellationToken = default);
}
