using ReverseBuy.Connectors;

namespace ReverseBuy.Catalogue;

/// <summary>Lists what one seller offers. Implemented by connectors; thread-safe; ReadOnly upstream.</summary>
public interface IShopListings
{
    /// <summary>Reads one page of a seller's listings.</summary>
    /// <param name="context">For whom, with which account and in which lane.</param>
    /// <param name="sellerId">The marketplace's id of the seller, from <see cref="Seller"/>.</param>
    /// <param name="query">What to look for among them; an empty keyword for everything.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The page; empty when nothing was found.</returns>
    /// <exception cref="MarketplaceException">The marketplace refused or could not be reached.</exception>
    ValueTask<SearchPage> ListAsync(ConnectorContext context, string sellerId, SearchQuery query, CancellationToken cancellationToken);
}
