using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory.Searching;

/// <summary>One page of one marketplace.</summary>
/// <param name="Marketplace">Who is asked.</param>
/// <param name="Query">For what.</param>
internal sealed record SearchStep(MarketplaceId Marketplace, SearchQuery Query);
