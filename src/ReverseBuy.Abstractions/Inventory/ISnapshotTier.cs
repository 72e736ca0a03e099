namespace ReverseBuy.Inventory;

/// <summary>
/// Snapshots that the nodes of a host share in front of the tenants' databases. Optional. It may forget anything at any time, and whatever it does
/// or fails to do costs time only: a reader that gets no answer asks the database. Thread-safe.
/// </summary>
public interface ISnapshotTier
{
    /// <summary>Reads snapshots.</summary>
    /// <param name="tenant">The tenant; every key is of it.</param>
    /// <param name="keys">Whose, and of which listings; none twice.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>One answer per key, in their order: the snapshot, or <see langword="null"/> when it has none or cannot be reached.</returns>
    ValueTask<IReadOnlyList<Snapshot?>> FindManyAsync(TenantId tenant, IReadOnlyList<SnapshotKey> keys, CancellationToken cancellationToken);

    /// <summary>Shares snapshots that are in the tenant's database already, and tells the other nodes; one that is older than what is there is left out.</summary>
    /// <param name="tenant">The tenant; every key is of it.</param>
    /// <param name="snapshots">The snapshots; no key twice.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when they are shared, or when it is known that they cannot be.</returns>
    ValueTask SaveManyAsync(TenantId tenant, IReadOnlyList<KeyedSnapshot> snapshots, CancellationToken cancellationToken);

    /// <summary>
    /// Removes a snapshot captured before a moment, and tells the other nodes that what they hold of it is out of date. One captured before that moment and
    /// shared later is left out.
    /// </summary>
    /// <param name="key">Whose, and of which listing.</param>
    /// <param name="before">The moment: when upstream was asked and did not know the listing, or when it told of a change.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is removed, or when it is known that it cannot be.</returns>
    ValueTask RemoveAsync(SnapshotKey key, DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Tells a listener what other nodes shared or removed from now on; never what this node did itself.</summary>
    /// <param name="listener">Called from any thread; it does not block and does not throw.</param>
    /// <returns>Disposed to hear no more.</returns>
    IDisposable Subscribe(ISnapshotListener listener);
}
