using System.Collections.Concurrent;

namespace ReverseBuy.Tenancy;

/// <summary>Knows the tenants that are not active, which are few: whoever is not among them may pass.</summary>
internal sealed class TenantGate : ITenantGate
{
    private readonly ConcurrentDictionary<TenantId, Tenant> _closed = new();

    public TenantState StateOf(TenantId tenant) => _closed.TryGetValue(tenant, out var closed) ? closed.State : TenantState.Active;

    public void RequireActive(TenantId tenant)
    {
        if (_closed.TryGetValue(tenant, out var closed))
        {
            throw new TenantNotActiveException(tenant, closed.State, closed.SuspendedFor);
        }
    }

    public void Note(Tenant tenant)
    {
        if (tenant.State == TenantState.Active)
        {
            _closed.TryRemove(tenant.Id, out _);
        }
        else
        {
            _closed[tenant.Id] = tenant;
        }
    }

    public void Forget(TenantId tenant) => _closed.TryRemove(tenant, out _);
}
