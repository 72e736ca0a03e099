using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Tenancy;

/// <summary>A buying agent that this host serves.</summary>
public sealed record Tenant
{
    /// <summary>The tenant's id.</summary>
    public required TenantId Id { get; init; }

    /// <summary>The name to show people.</summary>
    public required string Name { get; init; }

    /// <summary>The account with which the tenant buys at each marketplace it is connected to.</summary>
    public IReadOnlyDictionary<MarketplaceId, BuyingAccountId> Accounts { get; init; } = new Dictionary<MarketplaceId, BuyingAccountId>();
}
