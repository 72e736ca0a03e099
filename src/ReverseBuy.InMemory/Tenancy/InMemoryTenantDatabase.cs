using System.Collections.Concurrent;
using ReverseBuy.Tenancy;

namespace ReverseBuy.InMemory.Tenancy;

/// <summary>The walls between tenants: whatever belongs to a tenant can be reached once its database was prepared, and not before.</summary>
internal sealed class InMemoryTenantDatabase : ITenantDatabase, ITenantShelf
{
    private readonly ConcurrentDictionary<TenantId, bool> _prepared = new();

    public string Contents => "database";

    public int Count(TenantId tenant) => _prepared.ContainsKey(tenant) ? 1 : 0;

    public void Clear(TenantId tenant) => _prepared.TryRemove(tenant, out _);

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
