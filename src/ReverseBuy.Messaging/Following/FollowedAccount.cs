using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Messaging.Following;

/// <summary>A tenant's account whose changes are asked for.</summary>
internal sealed record FollowedAccount(TenantId Tenant, MarketplaceId Marketplace, BuyingAccountId Account)
{
    // Whoever waits for a purchase or a verification goes first.
    public ConnectorContext Context => new(Tenant, Account, CallLane.Refresh);
}
