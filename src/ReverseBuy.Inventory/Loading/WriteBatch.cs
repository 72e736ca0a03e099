namespace ReverseBuy.Inventory.Loading;

/// <summary>Writes of one tenant that are made together.</summary>
internal sealed class WriteBatch(IReadOnlyList<KeyValuePair<SnapshotKey, PendingWrite>> writes, TaskCompletionSource written)
{
    public int Count => writes.Count;

    public IReadOnlyList<KeyedSnapshot> Saved { get; } =
        [.. writes.Where(write => write.Value.Snapshot is not null).Select(write => new KeyedSnapshot(write.Key, write.Value.Snapshot!))];

    public IEnumerable<(SnapshotKey Key, DateTimeOffset At)> Gone =>
        writes.Where(write => write.Value.Snapshot is null).Select(write => (write.Key, write.Value.At));

    public void Done() => written.TrySetResult();
}
