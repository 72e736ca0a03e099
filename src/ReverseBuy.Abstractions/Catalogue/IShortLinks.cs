namespace ReverseBuy.Catalogue;

/// <summary>
/// Resolves a marketplace's short links, by asking the marketplace's own hosts and nobody else. Implemented by connectors; thread-safe.
/// </summary>
public interface IShortLinks
{
    /// <summary>Looks for the first short link of this marketplace in a text, and resolves it.</summary>
    /// <param name="text">What was pasted; untrusted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>
    /// The listing, or <see langword="null"/> when the text holds no short link of this marketplace, or it leads to no listing or off the marketplace's hosts.
    /// </returns>
    /// <exception cref="MarketplaceException">The marketplace could not be reached.</exception>
    ValueTask<ListingId?> ResolveAsync(string text, CancellationToken cancellationToken);
}
