using Microsoft.EntityFrameworkCore;
using ReverseBuy.Inventory;

namespace ReverseBuy.EntityFrameworkCore.Snapshots;

internal sealed class SnapshotStore(IDatabaseProvider databases) : ISnapshotStore
{
    public async ValueTask<Snapshot?> FindAsync(SnapshotKey key, CancellationToken cancellationToken)
    {
        var context = await databases.ReadTenantAsync(key.Tenant, cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            var row = await FindRowAsync(context.Snapshots.AsNoTracking(), key, cancellationToken).ConfigureAwait(false);
            return row is null ? null : new Snapshot(ProductFormat.Read(row.Format, row.Document, key.Listing), row.CapturedAt);
        }
    }

    public async ValueTask SaveAsync(SnapshotKey key, Snapshot snapshot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        // Written before the turn is taken: other writers do not wait for it.
        var document = ProductFormat.Write(snapshot.Product);
        var write = await databases.WriteTenantAsync(key.Tenant, cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            var row = await FindRowAsync(write.Context.Snapshots, key, cancellationToken).ConfigureAwait(false);
            if (row?.CapturedAt > snapshot.CapturedAt)
            {
                return;
            }

            if (row is null)
            {
                row = new SnapshotRow { Account = key.Account, Marketplace = key.Listing.Marketplace, Listing = key.Listing.Value };
                write.Context.Snapshots.Add(row);
            }

            row.CapturedAt = snapshot.CapturedAt;
            row.Format = ProductFormat.Current;
            row.Document = document;
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static Task<SnapshotRow?> FindRowAsync(IQueryable<SnapshotRow> rows, SnapshotKey key, CancellationToken cancellationToken)
    {
        var (marketplace, listing) = key.Listing;
        return rows.SingleOrDefaultAsync(
            row => row.Account == key.Account && row.Marketplace == marketplace && row.Listing == listing,
            cancellationToken);
    }
}
