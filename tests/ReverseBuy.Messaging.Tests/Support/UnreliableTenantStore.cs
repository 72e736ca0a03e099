using ReverseBuy.Tenancy;

namespace ReverseBuy.Messaging.Tests.Support;

/// <summary>Tenants that can be listed only when the test says so.</summary>
internal sealed class UnreliableTenantStore(ITenantStore inner, Func<bool> canList) : ITenantStore
{
    public bool IsShared => inner.IsShared;

    public ValueTask<Tenant?> FindAsync(TenantId tenant, CancellationToken cancellationToken) => inner.FindAsync(tenant, cancellationToken);

    public ValueTask<IReadOnlyList<Tenant>> ListAsync(CancellationToken cancellationToken) =>
        canList() ? inner.ListAsync(cancellationToken) : throw new InvalidOperationException("the control database is down");

    public ValueTask SaveAsync(Tenant tenant, CancellationToken cancellationToken) => inner.SaveAsync(tenant, cancellationToken);

    public ValueTask<ChangedTenant?> ChangeAsync(TenantId tenant, Func<Tenant, Tenant?> change, CancellationToken cancellationToken) =>
        inner.ChangeAsync(tenant, change, cancellationToken);

    public ValueTask RemoveAsync(TenantId tenant, CancellationToken cancellationToken) => inner.RemoveAsync(tenant, cancellationToken);

    public ValueTask<IReadOnlyList<TenantChange>> ListChangesAsync(long? after, CancellationToken cancellationToken) => inner.ListChangesAsync(after, cancellationToken);
}
