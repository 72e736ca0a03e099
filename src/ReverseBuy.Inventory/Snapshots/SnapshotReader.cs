using ReverseBuy.Catalogue;
using ReverseBuy.Inventory.Loading;
using ReverseBuy.Inventory.Memory;
using ReverseBuy.Inventory.Refreshing;

namespace ReverseBuy.Inventory.Snapshots;

/// <summary>
/// Reads listings. What is in memory is answered at once: no lock, no allocation, no look at the clock. What is not is loaded, once however many wait.
/// </summary>
internal sealed class SnapshotReader(
    AccountSlots slots,
    SnapshotTable table,
    SnapshotLoader loader,
    Refresher refresher,
    InventoryOptions options,
    InventoryMetrics metrics,
    TimeProvider time)
{
    public ValueTask<SnapshotRead> ReadAsync(TenantId tenant, ListingId listing, CancellationToken cancellationToken)
    {
        var slot = slots.UsedAsync(tenant, listing.Marketplace, cancellationToken);
        if (!slot.IsCompletedSuccessfully)
        {
            return WaitAsync(slot, listing, cancellationToken);
        }

        var used = slot.Result;
        return InMemory(used, listing.Value) is { } known
            ? ValueTask.FromResult(known)
            : LoadAsync(used, listing.Value, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<SnapshotRead>> ReadManyAsync(TenantId tenant, IReadOnlyList<ListingId> listings, CancellationToken cancellationToken)
    {
        var reads = new SnapshotRead?[listings.Count];
        List<(AccountSlot Slot, string Listing)> unknown = [];
        List<int> places = [];
        for (var index = 0; index < reads.Length; index++)
        {
            var slot = await slots.UsedAsync(tenant, listings[index].Marketplace, cancellationToken).ConfigureAwait(false);
            reads[index] = InMemory(slot, listings[index].Value);
            if (reads[index] is null)
            {
                unknown.Add((slot, listings[index].Value));
                places.Add(index);
            }
        }

        var loaded = await Task.WhenAll(loader.Load(tenant, unknown)).WaitAsync(cancellationToken).ConfigureAwait(false);
        for (var index = 0; index < loaded.Length; index++)
        {
            reads[places[index]] = loaded[index];
        }

        return reads!;
    }

    private async ValueTask<SnapshotRead> WaitAsync(ValueTask<AccountSlot> slot, ListingId listing, CancellationToken cancellationToken)
    {
        var used = await slot.ConfigureAwait(false);
        return InMemory(used, listing.Value) ?? await LoadAsync(used, listing.Value, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<SnapshotRead> LoadAsync(AccountSlot slot, string listing, CancellationToken cancellationToken) =>
        new(loader.Load(slot, listing).WaitAsync(cancellationToken));

    private SnapshotRead? InMemory(AccountSlot slot, string listing)
    {
        if (table.Find(slot, listing) is not { } entry)
        {
            return null;
        }

        if (entry.Found is not { } found)
        {
            return StillGone(entry);
        }

        entry.NoteRead();
        metrics.Hit(HitTier.Memory);
        if (metrics.WantsAges)
        {
            metrics.Age(found.Snapshot.AgeAt(time.GetUtcNow()));
        }

        if (entry.IsWanting)
        {
            refresher.Ask(entry, RefreshReason.StaleRead);
        }

        return found;
    }

    // Dead links cost one call, and not for ever. Outages are never remembered.
    private SnapshotRead.Gone? StillGone(CachedListing entry)
    {
        if (entry.Gone is not { } gone || time.GetUtcNow() - gone.KnownAt >= options.GoneFor)
        {
            return null;
        }

        entry.NoteRead();
        metrics.Hit(HitTier.Memory);
        return gone;
    }
}
