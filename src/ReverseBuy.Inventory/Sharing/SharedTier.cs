using Microsoft.Extensions.Logging;

namespace ReverseBuy.Inventory.Sharing;

/// <summary>
/// What nodes share, kept from doing harm: a tier that is slow, broken or not there at all costs at most the patience of the options, and never a read.
/// </summary>
internal sealed class SharedTier(IEnumerable<ISnapshotTier> tiers, InventoryOptions options, InventoryMetrics metrics, TimeProvider time, ILogger<SharedTier> logger)
{
    private readonly ISnapshotTier? _tier = tiers.LastOrDefault();

    public async ValueTask<IReadOnlyList<Snapshot?>> FindManyAsync(TenantId tenant, IReadOnlyList<SnapshotKey> keys, CancellationToken cancellationToken)
    {
        if (_tier is null)
        {
            return new Snapshot?[keys.Count];
        }

        try
        {
            return await _tier.FindManyAsync(tenant, keys, cancellationToken).AsTask().WaitAsync(options.TierPatience, time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Note(exception);
            return new Snapshot?[keys.Count];
        }
    }

    /// <summary>Shares what was found in the database, without anybody waiting for it.</summary>
    public void Offer(TenantId tenant, IReadOnlyList<KeyedSnapshot> snapshots)
    {
        if (_tier is not null && snapshots.Count > 0)
        {
            _ = SaveManyAsync(tenant, snapshots, CancellationToken.None).AsTask();
        }
    }

    public ValueTask SaveManyAsync(TenantId tenant, IReadOnlyList<KeyedSnapshot> snapshots, CancellationToken cancellationToken) =>
        TryAsync(tier => tier.SaveManyAsync(tenant, snapshots, cancellationToken), cancellationToken);

    public ValueTask RemoveAsync(SnapshotKey key, DateTimeOffset before, CancellationToken cancellationToken) =>
        TryAsync(tier => tier.RemoveAsync(key, before, cancellationToken), cancellationToken);

    public IDisposable? Subscribe(ISnapshotListener listener) => _tier?.Subscribe(listener);

    private async ValueTask TryAsync(Func<ISnapshotTier, ValueTask> act, CancellationToken cancellationToken)
    {
        if (_tier is null)
        {
            return;
        }

        try
        {
            await act(_tier).AsTask().WaitAsync(options.TierPatience, time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Note(exception);
        }
    }

    private void Note(Exception exception)
    {
        metrics.TierFailed();
        Log.TierFailed(logger, exception.GetType().Name);
    }
}
