using BitFaster.Caching;
using BitFaster.Caching.Lru;
using ReverseBuy.Inventory;

namespace ReverseBuy.Inventory.Snapshots;

/// <summary>The snapshots in memory, bounded; the least recently used go first.</summary>
internal sealed class SnapshotCache(InventoryOptions options)
{
    private readonly ICache<SnapshotKey, SnapshotRead> _reads = new ConcurrentLruBuilder<SnapshotKey, SnapshotRead>()
        .WithCapacity(options.MemoryCapacity)
        .Build();

    public SnapshotRead? Find(SnapshotKey key) => _reads.TryGet(key, out var read) ? read : null;

    /// <summary>Keeps what was learnt, unless something newer is known.</summary>
    public void Keep(SnapshotKey key, SnapshotRead.Found read)
    {
        if (Find(key) is not SnapshotRead.Found known || known.Snapshot.CapturedAt <= read.Snapshot.CapturedAt)
        {
            _reads.AddOrUpdate(key, read);
        }
    }

    public void Forget(SnapshotKey key) => _reads.TryRemove(key);
}
