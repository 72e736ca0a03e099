using ReverseBuy.Orders;

namespace ReverseBuy.Fulfilment;

/// <summary>Packages on their way into the warehouses, and those that nobody claims. What a warehouse does with them is <see cref="IWarehouse"/>.</summary>
/// <remarks>A facade: it works for the tenant that the caller has entered. Thread-safe; commands may be repeated with their key.</remarks>
public interface IPackages
{
    /// <summary>Announces what a customer has sent here without an order of ours. One that stands in a warehouse unclaimed is theirs from then on.</summary>
    /// <param name="package">The package.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The package after the command.</returns>
    /// <exception cref="OrderTransitionException">The waybill is that of a package of somebody else.</exception>
    ValueTask<Receipt> AnnounceAsync(AnnouncedPackage package, Command command, CancellationToken cancellationToken = default);

    /// <summary>Notes for whom a package is that nobody claimed.</summary>
    /// <param name="package">The package; unclaimed.</param>
    /// <param name="claim">For whom it is.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The package after the command.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has no such package, purchase order or upstream order.</exception>
    /// <exception cref="OrderTransitionException">The package is not unclaimed.</exception>
    /// <exception cref="OrderTransitionException">The package is on hold.</exception>
    ValueTask<Receipt> MatchAsync(PackageId package, PackageClaim claim, Command command, CancellationToken cancellationToken = default);

    /// <summary>Notes what became of a package.</summary>
    /// <param name="package">The package.</param>
    /// <param name="news">What became of it.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The package after the command.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has no such package.</exception>
    /// <exception cref="OrderTransitionException">Its state does not allow it.</exception>
    /// <exception cref="OrderTransitionException">It is to be sent back or thrown away, and is on hold.</exception>
    ValueTask<Receipt> ReportAsync(PackageId package, PackageNews news, Command command, CancellationToken cancellationToken = default);

    /// <summary>Lists packages, the newest first.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The packages.</returns>
    ValueTask<IReadOnlyList<InboundPackage>> ListAsync(PackageQuery query, CancellationToken cancellationToken = default);
}
