using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Messaging.Tests.Support;

/// <summary>Tenants that can be listed only when the test says so.</summary>
internal sealed class UnreliableTenants(ITenants inner, Func<bool> canList) : ITenants
{
    public int Changes => inner.Changes;

    public ValueTask<Tenant> OnboardAsync(TenantId tenant, string name, CancellationToken cancellationToken) =>
        inner.OnboardAsync(tenant, name, cancellationToken);

    public ValueTask<Tenant> ConnectAccountAsync(
        TenantId tenant, MarketplaceId marketplace, BuyingAccountId account, AccountCredentials credentials, CancellationToken cancellationToken) =>
        inner.ConnectAccountAsync(tenant, marketplace, account, credentials, cancellationToken);

    public ValueTask<Tenant> GetAsync(TenantId tenant, CancellationToken cancellationToken) => inner.GetAsync(tenant, cancellationToken);

    public ValueTask<IReadOnlyList<Tenant>> ListAsync(CancellationToken cancellationToken) =>
        canList() ? inner.ListAsync(cancellationToken) : throw new InvalidOperationException("the control database is down");
}
