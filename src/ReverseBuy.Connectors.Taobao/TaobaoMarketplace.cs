using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Taobao;

/// <summary>The marketplace that this package connects: Taobao and Tmall, which share one id space and one interface.</summary>
public static class TaobaoMarketplace
{
    /// <summary>The marketplace's id, <c>taobao</c>.</summary>
    public static MarketplaceId Id { get; } = new("taobao");
}
