using ReverseBuy.Catalogue;

namespace Lantern;

/// <summary>The marketplace of this sample. It is invented.</summary>
public static class LanternMarketplace
{
    /// <summary>Under which the connector's services are registered.</summary>
    public static MarketplaceId Id { get; } = new("lantern");
}
