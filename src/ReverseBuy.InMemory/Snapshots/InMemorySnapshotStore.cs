using System.Collections.Concurrent;
using ReverseBuy.InMemory.Tenancy;
using ReverseBuy.Inventory;

namespace ReverseBuy.InMemory.Snapshots;

internal sealed class InMemorySnapshotStore(InMemoryTenantDatabase database) : ISnapshotStore
{
    private readonly ConcurrentDictionary<SnapshotKey, Snapshot> _snapshots = new();

    public ValueTask<Snapshot?> FindAsync(SnapshotKey key, CancellationToken cancellationToken)
    {
        database.Require(key.Tenant);
        return ValueTask.FromResult(_snapshots.GetValueOrDefault(key));
    }

    public ValueTask SaveAsync(SnapshotKey key, Snapshot snapshot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        database.Require(key.Tenant);
        _snapshots.AddOrUpdate(key, snapshot, (_, stored) => stored.CapturedAt > snapshot.CapturedAt ? stored : snapshot);
        return ValueTask.CompletedTask;
    }
}
