using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Pinduoduo;

/// <summary>The marketplace that this package connects: Pinduoduo, through Duoduo Jinbao (多多进宝), the interfaces for its promoters.</summary>
public static class PinduoduoMarketplace
{
    /// <summary>The marketplace's id, <c>pinduoduo</c>.</summary>
    public static MarketplaceId Id { get; } = new("pinduoduo");
}
