using ReverseBuy.Catalogue;

namespace ReverseBuy;

/// <summary>No connector is registered for a marketplace.</summary>
public sealed class UnknownMarketplaceException : ReverseBuyException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="marketplace">The marketplace asked for.</param>
    /// <param name="registered">The marketplaces that have a connector.</param>
    public UnknownMarketplaceException(MarketplaceId marketplace, IEnumerable<MarketplaceId> registered)
        : base(
            "marketplace.unknown",
            $"No connector is registered for marketplace '{marketplace}'; registered: {string.Join(", ", registered)}. Add its connector to AddReverseBuy().")
    {
        Marketplace = marketplace;
    }

    /// <summary>The marketplace asked for.</summary>
    public MarketplaceId Marketplace { get; }
}
