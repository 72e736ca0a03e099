using ReverseBuy.Tenancy;

namespace ReverseBuy.InMemory.Tenancy;

internal sealed class InMemoryTenantStore : ITenantStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TenantId, Tenant> _tenants = [];
    private readonly Dictionary<TenantId, long> _changes = [];
    private long _lastChange;

    public bool IsShared => false;

    public ValueTask<Tenant?> FindAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_tenants.GetValueOrDefault(tenant));
        }
    }

    public ValueTask<IReadOnlyList<Tenant>> ListAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<Tenant>>([.. _tenants.Values.OrderBy(tenant => tenant.Id.Value, StringComparer.Ordinal)]);
        }
    }

    public ValueTask SaveAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        lock (_gate)
        {
            Keep(tenant);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<ChangedTenant?> ChangeAsync(TenantId tenant, Func<Tenant, Tenant?> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_gate)
        {
            if (!_tenants.TryGetValue(tenant, out var known))
            {
                return ValueTask.FromResult<ChangedTenant?>(null);
            }

            var changed = change(known);
            if (changed is not null)
            {
                Keep(changed);
            }

            return ValueTask.FromResult<ChangedTenant?>(new ChangedTenant(changed ?? known, changed is not null));
        }
    }

    public ValueTask RemoveAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_tenants.Remove(tenant))
            {
                _changes[tenant] = ++_lastChange;
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<TenantChange>> ListChangesAsync(long? after, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var from = after ?? _lastChange - 1;
            return ValueTask.FromResult<IReadOnlyList<TenantChange>>(
                [.. _changes.Where(change => change.Value > from).Select(change => new TenantChange(change.Value, change.Key)).OrderBy(change => change.Number)]);
        }
    }

    private void Keep(Tenant tenant)
    {
        _tenants[tenant.Id] = tenant;
        _changes[tenant.Id] = ++_lastChange;
    }
}
