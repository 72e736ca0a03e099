using ReverseBuy.Connectors;

namespace ReverseBuy.Buying;

/// <summary>Reads what a marketplace made of our purchases. Implemented by connectors; thread-safe; ReadOnly upstream.</summary>
public interface IUpstreamOrders
{
    /// <summary>Reads an upstream order.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="upstreamOrderId">The marketplace's id of the order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The order, or <see langword="null"/> when the marketplace says that there is none.</returns>
    /// <exception cref="MarketplaceException">The marketplace refused or could not be reached.</exception>
    ValueTask<UpstreamOrderReading?> FindAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken);

    /// <summary>Finds every upstream order that a create call with our reference made.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="reference">The reference of <see cref="PurchaseRequest"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The orders; none when the marketplace knows none yet (see <see cref="ConnectorDescriptor.VisibilityWindow"/>).</returns>
    /// <exception cref="MarketplaceException">The marketplace refused or could not be reached.</exception>
    ValueTask<IReadOnlyList<UpstreamOrderReading>> FindByReferenceAsync(ConnectorContext context, string reference, CancellationToken cancellationToken);

    /// <summary>Lists upstream orders that were modified in a stretch of time: the sweep behind callbacks and feeds.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>One page of them.</returns>
    /// <exception cref="MarketplaceException">The marketplace refused or could not be reached.</exception>
    ValueTask<UpstreamOrderPage> ListAsync(ConnectorContext context, UpstreamOrderQuery query, CancellationToken cancellationToken);
}
