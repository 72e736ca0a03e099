using ReverseBuy.Catalogue;

namespace ReverseBuy.Following;

/// <summary>Price, stock or state of a listing changed.</summary>
/// <param name="Marketplace">The marketplace.</param>
/// <param name="At">When, when it says so.</param>
/// <param name="Listing">The listing.</param>
/// <param name="IsGone">Whether the listing is said to be gone or off sale.</param>
public sealed record OfferChangedHint(MarketplaceId Marketplace, DateTimeOffset? At, ListingId Listing, bool IsGone)
    : MarketplaceHint(Marketplace, At);
