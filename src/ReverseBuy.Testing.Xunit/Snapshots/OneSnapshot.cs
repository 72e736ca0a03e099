using ReverseBuy.Inventory;

namespace ReverseBuy.Testing;

/// <summary>Most tests are about one snapshot; the store takes many.</summary>
internal static class OneSnapshot
{
    public static async ValueTask<Snapshot?> FindAsync(this ISnapshotStore store, SnapshotKey key, CancellationToken cancellationToken) =>
        Assert.Single(await store.FindManyAsync(key.Tenant, [key], cancellationToken).ConfigureAwait(false));

    public static ValueTask SaveAsync(this ISnapshotStore store, SnapshotKey key, Snapshot snapshot, CancellationToken cancellationToken) =>
        store.SaveManyAsync(key.Tenant, [new KeyedSnapshot(key, snapshot)], cancellationToken);
}
