namespace ReverseBuy.Inventory.Tests.Verifying;

/// <summary>A database that never answers.</summary>
internal sealed class HangingStore : ISnapshotStore
{
    private readonly TaskCompletionSource<IReadOnlyList<Snapshot?>> _never = new();
    private int _questions;

    public int Questions => _questions;

    public ValueTask<IReadOnlyList<Snapshot?>> FindManyAsync(TenantId tenant, IReadOnlyList<SnapshotKey> keys, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _questions);
        return new ValueTask<IReadOnlyList<Snapshot?>>(_never.Task);
    }

    public ValueTask SaveManyAsync(TenantId tenant, IReadOnlyList<KeyedSnapshot> snapshots, CancellationToken cancellationToken) => new(_never.Task);

    public ValueTask MarkChangedAsync(SnapshotKey key, DateTimeOffset at, CancellationToken cancellationToken) => new(_never.Task);

    public ValueTask RemoveAsync(SnapshotKey key, DateTimeOffset goneAt, CancellationToken cancellationToken) => new(_never.Task);
}
