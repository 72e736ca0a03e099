using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Jd;

/// <summary>The marketplace that this package connects: JD, through VOP, the purchasing interface of its enterprise business.</summary>
public static class JdMarketplace
{
    /// <summary>The marketplace's id, <c>jd</c>.</summary>
    public static MarketplaceId Id { get; } = new("jd");
}
