using ReverseBuy.Inventory;

namespace ReverseBuy.Testing;

/// <summary>Keeps nothing and has no news, which a tier may do at any time.</summary>
internal sealed class ForgetfulTier : ISnapshotTier
{
    public ValueTask<IReadOnlyList<Snapshot?>> FindManyAsync(TenantId tenant, IReadOnlyList<SnapshotKey> keys, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<Snapshot?>>(new Snapshot?[keys.Count]);

    public ValueTask SaveManyAsync(TenantId tenant, IReadOnlyList<KeyedSnapshot> snapshots, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask RemoveAsync(SnapshotKey key, DateTimeOffset before, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public IDisposable Subscribe(ISnapshotListener listener) => new Subscription();

    private sealed class Subscription : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
