using System.Collections.Concurrent;
using ReverseBuy.Tenancy;

namespace ReverseBuy.InMemory.Tenancy;

/// <summary>The walls between tenants: whatever belongs to a tenant can be reached once its database was prepared, and not before.</summary>
internal sealed class InMemoryTenantDatabase : ITenantDatabase
{
    private readonly ConcurrentDictionary<TenantId, bool> _prepared = new();

    public ValueTask PrepareAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        _prepared[tenant] = true;
        return ValueTask.CompletedTask;
    }

    public void Require(TenantId tenant)
    {
        if (!_prepared.ContainsKey(tenant))
        {
            throw new UnknownTenantException(tenant);
        }
    }
}
