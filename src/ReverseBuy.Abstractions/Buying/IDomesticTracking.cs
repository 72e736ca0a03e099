using ReverseBuy.Connectors;

namespace ReverseBuy.Buying;

/// <summary>Follows what sellers have shipped to our warehouses. Implemented by connectors; thread-safe; ReadOnly upstream.</summary>
public interface IDomesticTracking
{
    /// <summary>Reads the shipments of an upstream order.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="upstreamOrderId">The marketplace's id of the order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The shipments; none when nothing was shipped yet.</returns>
    /// <exception cref="MarketplaceException">The marketplace refused or could not be reached.</exception>
    ValueTask<IReadOnlyList<DomesticShipment>> GetShipmentsAsync(
        ConnectorContext context,
        string upstreamOrderId,
        CancellationToken cancellationToken);
}
