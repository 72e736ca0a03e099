using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Following;

/// <summary>How far an account's changes were asked for, by time.</summary>
/// <param name="Marketplace">Who was asked.</param>
/// <param name="Account">For which buying account.</param>
/// <param name="Way">In which way, such as <c>feed</c>; each has a cursor of its own.</param>
/// <param name="Until">Everything before this moment was asked for.</param>
public sealed record FollowingCursor(MarketplaceId Marketplace, BuyingAccountId Account, string Way, DateTimeOffset Until);
