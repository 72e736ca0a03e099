using ReverseBuy.Connectors;

namespace ReverseBuy.Buying;

/// <summary>Pays by a person: gives the address of the marketplace's own cashier. Implemented by connectors; thread-safe; ReadOnly upstream.</summary>
public interface ICashier
{
    /// <summary>Asks for the page on which a person, signed in at the marketplace, pays upstream orders.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="upstreamOrderIds">The marketplace's ids of the orders; at least one, connectors tell how many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The page's address, or why there is none.</returns>
    /// <exception cref="MarketplaceException">The marketplace refused or could not be reached.</exception>
    ValueTask<CashierLink> GetLinkAsync(ConnectorContext context, IReadOnlyList<string> upstreamOrderIds, CancellationToken cancellationToken);
}
