using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Http;

/// <summary>How the short links of one marketplace are known and where they may lead.</summary>
public sealed record ShortLinkRules
{
    /// <summary>The marketplace.</summary>
    public required MarketplaceId Marketplace { get; init; }

    /// <summary>Whether a link is one of the marketplace's short links.</summary>
    public required Func<PastedLink, bool> IsShortLink { get; init; }

    /// <summary>The listing that a full link leads to, or <see langword="null"/>.</summary>
    public required Func<PastedLink, string?> ListingOf { get; init; }

    /// <summary>The only hosts that are ever asked, in lower case. They are the marketplace's own.</summary>
    public required IReadOnlySet<string> Hosts { get; init; }

    /// <summary>How long the whole resolving may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// A loopback address that is asked in place of every host, for tests and the simulator; the host's name is sent along. <see langword="null"/>
    /// for the marketplace's own hosts, over https.
    /// </summary>
    public Uri? Endpoint { get; init; }
}
