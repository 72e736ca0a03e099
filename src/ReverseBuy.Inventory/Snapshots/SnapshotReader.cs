using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Inventory.Snapshots;

/// <summary>Reads a listing from memory, else from the tenant's store, else from upstream: once, however many wait.</summary>
internal sealed class SnapshotReader(
    SnapshotCache cache,
    GoneListings gone,
    ISnapshotStore store,
    IConnectors connectors,
    ITenants tenants,
    InventoryMetrics metrics,
    TimeProvider time,
    ILogger<SnapshotReader> logger)
{
    private readonly ConcurrentDictionary<SnapshotKey, Lazy<Task<SnapshotRead>>> _loading = new();

    public ValueTask<SnapshotRead> ReadAsync(TenantId tenant, ListingId listing, CancellationToken cancellationToken)
    {
        var known = tenants.GetAsync(tenant, cancellationToken);
        return known.IsCompletedSuccessfully
            ? ReadAsync(known.Result.CallContext(listing.Marketplace, CallLane.Browse), listing, cancellationToken)
            : ReadSlowlyAsync(known, listing, cancellationToken);
    }

    /// <summary>Takes in what a verification has read anyway. What is known and a live offer does not tell is kept.</summary>
    public async ValueTask LearnAsync(ConnectorContext context, Product live, DateTimeOffset asked, CancellationToken cancellationToken)
    {
        var key = new SnapshotKey(context.Tenant, context.Account, live.Id);
        var known = (cache.Find(key) as SnapshotRead.Found)?.Snapshot ?? await StoredAsync(key, cancellationToken).ConfigureAwait(false);
        var product = known is null ? live : new KnownTexts(known.Product).FillIn(live);
        await KeepAsync(key, new Snapshot(product, asked), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Snapshot?> StoredAsync(SnapshotKey key, CancellationToken cancellationToken)
    {
        var stored = await store.FindManyAsync(key.Tenant, [key], cancellationToken).ConfigureAwait(false);
        return stored[0];
    }

    private async ValueTask KeepAsync(SnapshotKey key, Snapshot snapshot, CancellationToken cancellationToken)
    {
        gone.Remove(key);
        await store.SaveManyAsync(key.Tenant, [new KeyedSnapshot(key, snapshot)], cancellationToken).ConfigureAwait(false);
        cache.Keep(key, new SnapshotRead.Found(snapshot));
    }

    private async ValueTask<SnapshotRead> ReadSlowlyAsync(ValueTask<Tenant> tenant, ListingId listing, CancellationToken cancellationToken)
    {
        var known = await tenant.ConfigureAwait(false);
        return await ReadAsync(known.CallContext(listing.Marketplace, CallLane.Browse), listing, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<SnapshotRead> ReadAsync(ConnectorContext context, ListingId listing, CancellationToken cancellationToken)
    {
        var key = new SnapshotKey(context.Tenant, context.Account, listing);
        if (cache.Find(key) is { } read)
        {
            metrics.Hit(HitTier.Memory);
            return ValueTask.FromResult(read);
        }

        if (gone.Contains(key))
        {
            metrics.Hit(HitTier.Memory);
            return ValueTask.FromResult<SnapshotRead>(new SnapshotRead.Gone(listing));
        }

        return new ValueTask<SnapshotRead>(LoadOnce(context, key).WaitAsync(cancellationToken));
    }

    // The shared call runs under no waiter's token: one customer who leaves must not take the answer from the others.
    private Task<SnapshotRead> LoadOnce(ConnectorContext context, SnapshotKey key)
    {
        var loading = _loading.GetOrAdd(key, _ => new Lazy<Task<SnapshotRead>>(() => RunAsync(context, key)));
        return loading.Value;
    }

    private async Task<SnapshotRead> RunAsync(ConnectorContext context, SnapshotKey key)
    {
        await Task.Yield();
        try
        {
            return await LoadAsync(context, key).ConfigureAwait(false);
        }
        finally
        {
            _loading.TryRemove(key, out _);
        }
    }

    private async Task<SnapshotRead> LoadAsync(ConnectorContext context, SnapshotKey key)
    {
        if (await StoredAsync(key, CancellationToken.None).ConfigureAwait(false) is { } stored)
        {
            metrics.Hit(HitTier.Store);
            var found = new SnapshotRead.Found(stored);
            cache.Keep(key, found);
            return found;
        }

        var asked = time.GetUtcNow();
        var product = await connectors.Require<IProductSource>(key.Listing.Marketplace)
            .FindAsync(context, key.Listing, CancellationToken.None)
            .ConfigureAwait(false);
        metrics.Hit(HitTier.Upstream);
        if (product is null)
        {
            Log.ListingGone(logger, key.Listing, context.Tenant);
            gone.Add(key);
            return new SnapshotRead.Gone(key.Listing);
        }

        var snapshot = new Snapshot(product, asked);
        await KeepAsync(key, snapshot, CancellationToken.None).ConfigureAwait(false);
        Log.SnapshotTaken(logger, key.Listing, context.Tenant);
        return new SnapshotRead.Found(snapshot);
    }
}
