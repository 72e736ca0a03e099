using BitFaster.Caching;
using BitFaster.Caching.Lru;

namespace ReverseBuy.Inventory.Snapshots;

/// <summary>Remembers for a while which listings upstream does not know, so that dead links cost one call. Outages are never remembered.</summary>
internal sealed class GoneListings(InventoryOptions options, TimeProvider time)
{
    private readonly ICache<SnapshotKey, DateTimeOffset> _until = new ConcurrentLruBuilder<SnapshotKey, DateTimeOffset>()
        .WithCapacity(options.MemoryCapacity)
        .Build();

    public bool Contains(SnapshotKey key) => _until.TryGet(key, out var until) && time.GetUtcNow() < until;

    public void Add(SnapshotKey key) => _until.AddOrUpdate(key, time.GetUtcNow() + options.GoneFor);

    public void Remove(SnapshotKey key) => _until.TryRemove(key);
}
