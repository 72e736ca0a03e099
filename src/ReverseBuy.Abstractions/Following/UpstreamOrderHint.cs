using ReverseBuy.Catalogue;

namespace ReverseBuy.Following;

/// <summary>Something happened to an upstream order.</summary>
/// <param name="Marketplace">The marketplace.</param>
/// <param name="At">When, when it says so.</param>
/// <param name="UpstreamOrderId">The marketplace's id of the order.</param>
/// <param name="Reference">Our reference, when it names it.</param>
public sealed record UpstreamOrderHint(MarketplaceId Marketplace, DateTimeOffset? At, string UpstreamOrderId, string? Reference)
    : MarketplaceHint(Marketplace, At);
