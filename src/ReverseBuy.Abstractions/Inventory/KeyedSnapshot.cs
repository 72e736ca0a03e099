namespace ReverseBuy.Inventory;

/// <summary>A snapshot and whose it is.</summary>
/// <param name="Key">Whose, and of which listing.</param>
/// <param name="Snapshot">The snapshot.</param>
public sealed record KeyedSnapshot(SnapshotKey Key, Snapshot Snapshot);
