using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Following;

/// <summary>Whose account at a marketplace it is that callbacks and feeds name.</summary>
/// <param name="Marketplace">The marketplace.</param>
/// <param name="Name">The account by the marketplace's own name, such as its seller or member id; compared ordinally.</param>
/// <param name="Tenant">The tenant.</param>
/// <param name="Account">The tenant's buying account that it is.</param>
public sealed record RegisteredAccount(MarketplaceId Marketplace, string Name, TenantId Tenant, BuyingAccountId Account);
