using Microsoft.EntityFrameworkCore;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Inventory.Documents;

namespace ReverseBuy.EntityFrameworkCore.Snapshots;

internal sealed class SnapshotStore(IDatabaseProvider databases) : ISnapshotStore
{
    /// <summary>How many listings one statement names; well below the parameters that any engine takes.</summary>
    private const int KeysPerStatement = 500;

    public async ValueTask<IReadOnlyList<Snapshot?>> FindManyAsync(TenantId tenant, IReadOnlyList<SnapshotKey> keys, CancellationToken cancellationToken)
    {
        SnapshotKey.RequireTenant(keys, tenant);
        var found = new Dictionary<SnapshotKey, Snapshot>(keys.Count);
        var context = await databases.ReadTenantAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            foreach (var (account, marketplace, listings) in Statements(keys))
            {
                var rows = await Named(context.Snapshots.AsNoTracking(), account, marketplace, listings)
                    .ToListAsync(cancellationToken)
                    .ConfigureAwait(false);
                foreach (var row in rows)
                {
                    var listing = new ListingId(row.Marketplace, row.Listing);
                    found[new SnapshotKey(tenant, row.Account, listing)] = SnapshotOf(row, listing);
                }
            }
        }

        return [.. keys.Select(key => found.GetValueOrDefault(key))];
    }

    public async ValueTask SaveManyAsync(TenantId tenant, IReadOnlyList<KeyedSnapshot> snapshots, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshots);
        List<SnapshotKey> keys = [.. snapshots.Select(snapshot => snapshot.Key)];
        SnapshotKey.RequireTenant(keys, tenant);
        if (keys.Count == 0)
        {
            return;
        }

        // Written before the turn is taken: other writers do not wait for it.
        List<SnapshotRow> rows = [.. snapshots.Select(RowOf)];
        var write = await databases.WriteTenantAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            var stored = await MomentsAsync(write.Context, tenant, keys, cancellationToken).ConfigureAwait(false);
            for (var index = 0; index < rows.Count; index++)
            {
                Put(write.Context, rows[index], stored.GetValueOrDefault(keys[index]));
            }

            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask MarkChangedAsync(SnapshotKey key, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (marketplace, listing) = key.Listing;
        var write = await databases.WriteTenantAsync(key.Tenant, cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            await Named(write.Context.Snapshots, key.Account, marketplace, [listing])
                .Where(row => row.CapturedAt < at && (row.ChangedAt == null || row.ChangedAt < at))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ChangedAt, at), cancellationToken)
                .ConfigureAwait(false);
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask RemoveAsync(SnapshotKey key, DateTimeOffset goneAt, CancellationToken cancellationToken)
    {
        var (marketplace, listing) = key.Listing;
        var write = await databases.WriteTenantAsync(key.Tenant, cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            await Named(write.Context.Snapshots, key.Account, marketplace, [listing])
                .Where(row => row.CapturedAt <= goneAt)
                .ExecuteDeleteAsync(cancellationToken)
                .ConfigureAwait(false);
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static SnapshotRow RowOf(KeyedSnapshot snapshot) => new()
    {
        Account = snapshot.Key.Account,
        Marketplace = snapshot.Key.Listing.Marketplace,
        Listing = snapshot.Key.Listing.Value,
        CapturedAt = snapshot.Snapshot.CapturedAt,
        Format = ProductFormat.Current,
        Document = ProductFormat.Write(snapshot.Snapshot.Product),
    };

    private static Snapshot SnapshotOf(SnapshotRow row, ListingId listing) =>
        new(ProductFormat.Read(row.Format, row.Document, listing), row.CapturedAt) { ChangedAt = row.ChangedAt };

    private static void Put(TenantDbContext context, SnapshotRow row, Moments? stored)
    {
        if (stored is null)
        {
            context.Snapshots.Add(row);
        }
        else if (stored.CapturedAt <= row.CapturedAt)
        {
            row.ChangedAt = stored.ChangedAt > row.CapturedAt ? stored.ChangedAt : null;
            context.Snapshots.Update(row);
        }
    }

    // Only the moments: the documents that are replaced need not be read.
    private static async ValueTask<Dictionary<SnapshotKey, Moments>> MomentsAsync(
        TenantDbContext context, TenantId tenant, List<SnapshotKey> keys, CancellationToken cancellationToken)
    {
        var moments = new Dictionary<SnapshotKey, Moments>(keys.Count);
        foreach (var (account, marketplace, listings) in Statements(keys))
        {
            var rows = await Named(context.Snapshots, account, marketplace, listings)
                .Select(row => new { row.Listing, row.CapturedAt, row.ChangedAt })
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
            foreach (var row in rows)
            {
                moments[new SnapshotKey(tenant, account, new ListingId(marketplace, row.Listing))] = new Moments(row.CapturedAt, row.ChangedAt);
            }
        }

        return moments;
    }

    private static IEnumerable<(BuyingAccountId Account, MarketplaceId Marketplace, string[] Listings)> Statements(IReadOnlyList<SnapshotKey> keys) =>
        from key in keys
        group key.Listing.Value by (key.Account, key.Listing.Marketplace) into same
        from listings in same.Chunk(KeysPerStatement)
        select (same.Key.Account, same.Key.Marketplace, listings);

    private static IQueryable<SnapshotRow> Named(IQueryable<SnapshotRow> rows, BuyingAccountId account, MarketplaceId marketplace, string[] listings) =>
        rows.Where(row => row.Account == account && row.Marketplace == marketplace && listings.Contains(row.Listing));

    private sealed record Moments(DateTimeOffset CapturedAt, DateTimeOffset? ChangedAt);
}
