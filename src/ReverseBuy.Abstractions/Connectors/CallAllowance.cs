using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors;

/// <summary>What a buying account may call, as the node that asks is configured.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Marketplace">The marketplace.</param>
/// <param name="Account">The tenant's buying account there.</param>
/// <param name="CallsPerSecond">How many calls it may make per second in the long run; more than zero.</param>
/// <param name="Burst">How many calls it may make at once after a rest; at least 1.</param>
/// <param name="KeptForOrders">How many calls of the burst browsing and refreshing leave to what matters more; less than the burst.</param>
public sealed record CallAllowance(
    TenantId Tenant,
    MarketplaceId Marketplace,
    BuyingAccountId Account,
    double CallsPerSecond,
    int Burst,
    int KeptForOrders);
