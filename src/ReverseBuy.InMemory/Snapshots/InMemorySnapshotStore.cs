using System.Collections.Concurrent;
using ReverseBuy.InMemory.Tenancy;
using ReverseBuy.Inventory;

namespace ReverseBuy.InMemory.Snapshots;

internal sealed class InMemorySnapshotStore(InMemoryTenantDatabase database) : ISnapshotStore, ITenantShelf
{
    private readonly Lock _writing = new();
    private readonly ConcurrentDictionary<SnapshotKey, Snapshot> _snapshots = new();

    public string Contents => "snapshots";

    public int Count(TenantId tenant) => _snapshots.Keys.Count(key => key.Tenant == tenant);

    public void Clear(TenantId tenant)
    {
        lock (_writing)
        {
            foreach (var key in _snapshots.Keys.Where(key => key.Tenant == tenant))
            {
                _snapshots.TryRemove(key, out _);
            }
        }
    }

    public ValueTask<IReadOnlyList<Snapshot?>> FindManyAsync(TenantId tenant, IReadOnlyList<SnapshotKey> keys, CancellationToken cancellationToken)
    {
        SnapshotKey.RequireTenant(keys, tenant);
        database.Require(tenant);
        return ValueTask.FromResult<IReadOnlyList<Snapshot?>>([.. keys.Select(key => _snapshots.GetValueOrDefault(key))]);
    }

    public ValueTask SaveManyAsync(TenantId tenant, IReadOnlyList<KeyedSnapshot> snapshots, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshots);
        SnapshotKey.RequireTenant(snapshots.Select(snapshot => snapshot.Key), tenant);
        database.Require(tenant);
        lock (_writing)
        {
            foreach (var (key, snapshot) in snapshots)
            {
                var stored = _snapshots.GetValueOrDefault(key);
                if (stored is null || stored.CapturedAt <= snapshot.CapturedAt)
                {
                    _snapshots[key] = snapshot with { ChangedAt = stored?.ChangedAt > snapshot.CapturedAt ? stored.ChangedAt : null };
                }
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask MarkChangedAsync(SnapshotKey key, DateTimeOffset at, CancellationToken cancellationToken)
    {
        database.Require(key.Tenant);
        lock (_writing)
        {
            if (_snapshots.TryGetValue(key, out var stored) && stored.CapturedAt < at && !(stored.ChangedAt >= at))
            {
                _snapshots[key] = stored with { ChangedAt = at };
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask RemoveAsync(SnapshotKey key, DateTimeOffset goneAt, CancellationToken cancellationToken)
    {
        database.Require(key.Tenant);
        lock (_writing)
        {
            if (_snapshots.TryGetValue(key, out var stored) && stored.CapturedAt <= goneAt)
            {
                _snapshots.TryRemove(key, out _);
            }
        }

        return ValueTask.CompletedTask;
    }
}
