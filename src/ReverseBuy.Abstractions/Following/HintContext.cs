using ReverseBuy.Connectors;

namespace ReverseBuy.Following;

/// <summary>Whom a hint is for.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Account">The tenant's buying account that was told.</param>
public sealed record HintContext(TenantId Tenant, BuyingAccountId Account);
