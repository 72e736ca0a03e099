using ReverseBuy.Connectors;

namespace ReverseBuy.Catalogue;

/// <summary>Searches a marketplace by keyword. Implemented by connectors; thread-safe; ReadOnly upstream.</summary>
public interface IProductSearch
{
    /// <summary>Reads one page of results.</summary>
    /// <param name="context">For whom, with which account and in which lane.</param>
    /// <param name="query">What to look for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The page; empty when nothing was found.</returns>
    /// <exception cref="MarketplaceException">The marketplace refused or could not be reached.</exception>
    ValueTask<SearchPage> SearchAsync(ConnectorContext context, SearchQuery query, CancellationToken cancellationToken);
}
