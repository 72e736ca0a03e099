namespace ReverseBuy.Inventory;

/// <summary>Keeps snapshots in the tenant's database. Thread-safe; each write is complete in itself.</summary>
public interface ISnapshotStore
{
    /// <summary>Reads a snapshot.</summary>
    /// <param name="key">Whose, and of which listing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The snapshot, or <see langword="null"/> when none was stored.</returns>
    ValueTask<Snapshot?> FindAsync(SnapshotKey key, CancellationToken cancellationToken);

    /// <summary>Stores a snapshot, unless a newer one is there.</summary>
    /// <param name="key">Whose, and of which listing.</param>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is stored.</returns>
    ValueTask SaveAsync(SnapshotKey key, Snapshot snapshot, CancellationToken cancellationToken);
}
