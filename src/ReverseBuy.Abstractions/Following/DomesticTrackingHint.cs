using ReverseBuy.Catalogue;

namespace ReverseBuy.Following;

/// <summary>A domestic shipment moved.</summary>
/// <param name="Marketplace">The marketplace.</param>
/// <param name="At">When, when it says so.</param>
/// <param name="Waybill">The carrier's number of it.</param>
/// <param name="UpstreamOrderIds">The marketplace's ids of the orders in it, as far as it names them.</param>
public sealed record DomesticTrackingHint(MarketplaceId Marketplace, DateTimeOffset? At, string Waybill, IReadOnlyList<string> UpstreamOrderIds)
    : MarketplaceHint(Marketplace, At);
