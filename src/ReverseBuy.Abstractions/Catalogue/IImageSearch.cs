using ReverseBuy.Connectors;

namespace ReverseBuy.Catalogue;

/// <summary>Searches a marketplace by picture. Implemented by connectors; thread-safe; ReadOnly upstream.</summary>
public interface IImageSearch
{
    /// <summary>Reads one page of listings that look like a picture.</summary>
    /// <param name="context">For whom, with which account and in which lane.</param>
    /// <param name="query">The picture.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The page; empty when nothing was found.</returns>
    /// <exception cref="ArgumentException">The picture is too large or of a kind that the marketplace does not take; the message tells its limits.</exception>
    /// <exception cref="MarketplaceException">The marketplace refused or could not be reached.</exception>
    ValueTask<SearchPage> SearchAsync(ConnectorContext context, ImageQuery query, CancellationToken cancellationToken);
}
