using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory;

/// <summary>How customers find listings: by a pasted link or by keyword.</summary>
/// <remarks>A facade: it works for the tenant that the caller has entered. Thread-safe.</remarks>
public interface ICatalogue
{
    /// <summary>Finds the listing that a pasted text means. No network call is made.</summary>
    /// <param name="text">What was pasted; untrusted.</param>
    /// <returns>The listing, or why none was found.</returns>
    LinkRecognition Recognize(string text);

    /// <summary>
    /// Finds the listing that a pasted text means, short links included: what <see cref="Recognize"/> does not find, the marketplaces' own hosts
    /// are asked for, and nobody else.
    /// </summary>
    /// <param name="text">What was pasted; untrusted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The listing, or why none was found.</returns>
    /// <exception cref="MarketplaceException">A marketplace could not be reached, so that it is not known whether its short link leads to a listing.</exception>
    ValueTask<LinkRecognition> ResolveAsync(string text, CancellationToken cancellationToken = default);

    /// <summary>Searches a marketplace by keyword.</summary>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="query">What to look for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>One page of results.</returns>
    /// <exception cref="NotSupportedByMarketplaceException">The marketplace has no search.</exception>
    /// <exception cref="MarketplaceException">The marketplace refused or could not be reached.</exception>
    ValueTask<SearchPage> SearchAsync(MarketplaceId marketplace, SearchQuery query, CancellationToken cancellationToken = default);
}
