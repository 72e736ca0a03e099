using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ReverseBuy.Inventory.Sharing;

namespace ReverseBuy.Inventory.Loading;

/// <summary>
/// Writes snapshots to the tenant's database, then shares them. While one write of a tenant runs, what comes meanwhile gathers and goes in one transaction:
/// alone nobody waits, and in a crowd nobody pays alone. A write that fails is logged and costs a later call upstream, nothing else.
/// </summary>
internal sealed class SnapshotWriter(ISnapshotStore store, SharedTier tier, InventoryMetrics metrics, ILogger<SnapshotWriter> logger)
{
    private const int LargestBatch = 200;
    private readonly ConcurrentDictionary<TenantId, TenantWrites> _tenants = new();

    /// <summary>Stores a snapshot.</summary>
    /// <returns>A task that ends when it is written, or when that failed and was logged.</returns>
    public Task SaveAsync(SnapshotKey key, Snapshot snapshot) => AddAsync(key, new PendingWrite(snapshot.CapturedAt, snapshot));

    /// <summary>Removes what is stored of a listing that is gone.</summary>
    /// <returns>A task that ends when it is removed, or when that failed and was logged.</returns>
    public Task RemoveAsync(SnapshotKey key, DateTimeOffset goneAt) => AddAsync(key, new PendingWrite(goneAt, null));

    /// <summary>Waits for what is on its way to a tenant's database: who marks something there would not find it.</summary>
    /// <returns>A task that ends when what was to be stored or removed before is, or when that failed and was logged.</returns>
    public Task WrittenAsync(TenantId tenant) => _tenants.TryGetValue(tenant, out var writes) ? writes.WrittenAsync() : Task.CompletedTask;

    private Task AddAsync(SnapshotKey key, PendingWrite write)
    {
        var writes = _tenants.GetOrAdd(key.Tenant, static _ => new TenantWrites());
        var (written, isFirst) = writes.Add(key, write);
        if (isFirst)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work.Me.DrainAsync(work.Tenant, work.Writes), (Me: this, key.Tenant, Writes: writes), preferLocal: false);
        }

        return written;
    }

    private async Task DrainAsync(TenantId tenant, TenantWrites writes)
    {
        while (writes.Take(LargestBatch) is { } batch)
        {
            try
            {
                await WriteAsync(tenant, batch, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                Log.SnapshotsNotWritten(logger, batch.Count, tenant, exception.GetType().Name);
                metrics.NotWritten(batch.Count);
            }
            finally
            {
                batch.Done();
            }
        }
    }

    private async ValueTask WriteAsync(TenantId tenant, WriteBatch batch, CancellationToken cancellationToken)
    {
        if (batch.Saved.Count > 0)
        {
            await store.SaveManyAsync(tenant, batch.Saved, cancellationToken).ConfigureAwait(false);
            await tier.SaveManyAsync(tenant, batch.Saved, cancellationToken).ConfigureAwait(false);
        }

        foreach (var (key, at) in batch.Gone)
        {
            await store.RemoveAsync(key, at, cancellationToken).ConfigureAwait(false);
            await tier.RemoveAsync(key, at, cancellationToken).ConfigureAwait(false);
        }
    }
}
