using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ReverseBuy.Inventory.Snapshots;

namespace ReverseBuy.Inventory.Loading;

/// <summary>
/// Writes snapshots to the tenant's database, then shares them. While one write of a tenant runs, what comes meanwhile gathers and goes in one transaction:
/// alone nobody waits, and in a crowd nobody pays alone. A write that fails is logged and costs a later call upstream, nothing else.
/// </summary>
internal sealed class SnapshotWriter(ISnapshotStore store, SharedTier tier, InventoryMetrics metrics, ILogger<SnapshotWriter> logger)
{
    private const int LargestBatch = 200;
    private readonly ConcurrentDictionary<TenantId, TenantWrites> _tenants = new();

    public Task SaveAsync(SnapshotKey key, Snapshot snapshot)
    {
        var writes = _tenants.GetOrAdd(key.Tenant, static _ => new TenantWrites());
        var (written, isFirst) = writes.Add(key, snapshot);
        if (isFirst)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work.Me.DrainAsync(work.Tenant, work.Writes), (Me: this, key.Tenant, Writes: writes), preferLocal: false);
        }

        return written;
    }

    public async Task RemoveAsync(SnapshotKey key, DateTimeOffset goneAt)
    {
        try
        {
            await store.RemoveAsync(key, goneAt, CancellationToken.None).ConfigureAwait(false);
            await tier.RemoveAsync(key, goneAt, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Log.SnapshotsNotWritten(logger, 1, key.Tenant, exception.GetType().Name);
            metrics.NotWritten(1);
        }
    }

    private async Task DrainAsync(TenantId tenant, TenantWrites writes)
    {
        while (writes.Take(LargestBatch) is { } batch)
        {
            try
            {
                await store.SaveManyAsync(tenant, batch.Snapshots, CancellationToken.None).ConfigureAwait(false);
                await tier.SaveManyAsync(tenant, batch.Snapshots, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                Log.SnapshotsNotWritten(logger, batch.Snapshots.Count, tenant, exception.GetType().Name);
                metrics.NotWritten(batch.Snapshots.Count);
            }
            finally
            {
                batch.Written.TrySetResult();
            }
        }
    }
}
