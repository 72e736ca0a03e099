using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Tenancy;

/// <summary>From a tenant to the context of a connector call.</summary>
public static class TenantAccounts
{
    /// <summary>Makes the context of a call with the tenant's account at a marketplace.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="lane">Why the call is made.</param>
    /// <returns>The context.</returns>
    /// <exception cref="MarketplaceException">The tenant has no account there.</exception>
    public static ConnectorContext CallContext(this Tenant tenant, MarketplaceId marketplace, CallLane lane)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        return tenant.Accounts.TryGetValue(marketplace, out var account)
            ? new ConnectorContext(tenant.Id, account, lane)
            : throw new MarketplaceException(
                marketplace,
                MarketplaceErrorKind.AuthExpired,
                $"Tenant '{tenant.Id}' has no buying account at marketplace '{marketplace}'. Connect one with ITenants.ConnectAccountAsync.");
    }
}
