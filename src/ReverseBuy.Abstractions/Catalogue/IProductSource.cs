using ReverseBuy.Connectors;

namespace ReverseBuy.Catalogue;

/// <summary>Reads one listing from a marketplace. Implemented by connectors; thread-safe; ReadOnly upstream.</summary>
public interface IProductSource
{
    /// <summary>Reads a listing as it is now.</summary>
    /// <param name="context">For whom, with which account and in which lane.</param>
    /// <param name="listing">The listing; of the connector's own marketplace.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The product, or <see langword="null"/> when the marketplace says that there is none (never for an outage).</returns>
    /// <exception cref="MarketplaceException">The marketplace refused or could not be reached.</exception>
    ValueTask<Product?> FindAsync(ConnectorContext context, ListingId listing, CancellationToken cancellationToken);
}
