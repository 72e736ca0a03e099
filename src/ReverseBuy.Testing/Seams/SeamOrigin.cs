using ReverseBuy.Catalogue;

namespace ReverseBuy.Testing;

/// <summary>What is known of a call before its arguments are looked at.</summary>
/// <param name="Tenant">Whose the object is that is called, such as a unit of work.</param>
/// <param name="Marketplace">Whose connector it is.</param>
internal readonly record struct SeamOrigin(TenantId? Tenant, MarketplaceId? Marketplace);
