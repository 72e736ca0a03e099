using ReverseBuy.Catalogue;

namespace ReverseBuy;

/// <summary>A connector was asked for something that its marketplace, or the connector, does not have.</summary>
public sealed class NotSupportedByMarketplaceException : ReverseBuyException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="capability">What was asked for.</param>
    public NotSupportedByMarketplaceException(MarketplaceId marketplace, string capability)
        : base(
            "marketplace.not-supported",
            $"The connector of marketplace '{marketplace}' does not offer {capability}. Look at its capabilities before asking, or add a connector that has it.")
    {
        Marketplace = marketplace;
        Capability = capability;
    }

    /// <summary>The marketplace.</summary>
    public MarketplaceId Marketplace { get; }

    /// <summary>What was asked for.</summary>
    public string Capability { get; }
}
