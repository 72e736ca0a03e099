using System.Collections.Concurrent;
using ReverseBuy.Tenancy;

namespace ReverseBuy.InMemory.Tenancy;

internal sealed class InMemoryTenantStore : ITenantStore
{
    private readonly ConcurrentDictionary<TenantId, Tenant> _tenants = new();

    public ValueTask<Tenant?> FindAsync(TenantId tenant, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_tenants.GetValueOrDefault(tenant));

    public ValueTask<IReadOnlyList<Tenant>> ListAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<Tenant>>([.. _tenants.Values.OrderBy(tenant => tenant.Id.Value, StringComparer.Ordinal)]);

    public ValueTask SaveAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        _tenants[tenant.Id] = tenant;
        return ValueTask.CompletedTask;
    }
}
