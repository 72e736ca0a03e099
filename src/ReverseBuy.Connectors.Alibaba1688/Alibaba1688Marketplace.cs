using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Alibaba1688;

/// <summary>The marketplace 1688.com (阿里巴巴中国站).</summary>
public static class Alibaba1688Marketplace
{
    /// <summary>Its id: <c>1688</c>.</summary>
    public static MarketplaceId Id { get; } = new("1688");
}
