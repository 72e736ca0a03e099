namespace ReverseBuy.Inventory;

/// <summary>Keeps snapshots in the tenant's database. Thread-safe; each write is complete in itself.</summary>
public interface ISnapshotStore
{
    /// <summary>Reads snapshots.</summary>
    /// <param name="tenant">The tenant; every key is of it.</param>
    /// <param name="keys">Whose, and of which listings; none twice.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>One answer per key, in their order: the snapshot, or <see langword="null"/> when none is stored.</returns>
    ValueTask<IReadOnlyList<Snapshot?>> FindManyAsync(TenantId tenant, IReadOnlyList<SnapshotKey> keys, CancellationToken cancellationToken);

    /// <summary>Stores snapshots, all or none; one that is older than what is there is left out.</summary>
    /// <param name="tenant">The tenant; every key is of it.</param>
    /// <param name="snapshots">The snapshots; no key twice.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when they are stored.</returns>
    ValueTask SaveManyAsync(TenantId tenant, IReadOnlyList<KeyedSnapshot> snapshots, CancellationToken cancellationToken);

    /// <summary>
    /// Notes that upstream told of a change: a snapshot captured before is found with <see cref="Snapshot.ChangedAt"/> from now on, until one captured
    /// later is stored. Nothing happens when there is none, or when a later change is noted.
    /// </summary>
    /// <param name="key">Whose, and of which listing.</param>
    /// <param name="at">When it changed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is noted.</returns>
    ValueTask MarkChangedAsync(SnapshotKey key, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Removes the snapshot of a listing that is gone, unless it was captured later.</summary>
    /// <param name="key">Whose, and of which listing.</param>
    /// <param name="goneAt">When upstream was asked and did not know the listing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is removed.</returns>
    ValueTask RemoveAsync(SnapshotKey key, DateTimeOffset goneAt, CancellationToken cancellationToken);
}
