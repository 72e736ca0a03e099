using ReverseBuy.Catalogue;

namespace ReverseBuy.Following;

/// <summary>That something happened at a marketplace; what is true is asked. A closed set: <see cref="UpstreamOrderHint"/>, <see cref="OfferChangedHint"/>, <see cref="DomesticTrackingHint"/>.</summary>
/// <param name="Marketplace">The marketplace.</param>
/// <param name="At">When, by the marketplace's clock, when it says so.</param>
public abstract record MarketplaceHint(MarketplaceId Marketplace, DateTimeOffset? At);
