using ReverseBuy.Inventory.Memory;
using ReverseBuy.Inventory.Planning;

namespace ReverseBuy.Inventory.Loading;

/// <summary>Keeps what was learnt of a listing: at once in memory, then in the tenant's database, then where other nodes see it.</summary>
internal sealed class SnapshotKeeper(SnapshotTable table, SnapshotWriter writer, AccountPlans plans, FreshnessClock clock)
{
    /// <summary>Takes into memory what was found in the database, or in what nodes share.</summary>
    public SnapshotRead Load(AccountSlot slot, string listing, Snapshot snapshot)
    {
        var entry = table.GetOrAdd(slot, listing);
        var known = entry.Learn(snapshot);
        plans.Of(slot).Loaded(entry, clock.Of(snapshot.CapturedAt));
        return known;
    }

    public Asked Keep(AccountSlot slot, string listing, Snapshot snapshot)
    {
        var entry = table.GetOrAdd(slot, listing);
        var before = entry.Found?.Snapshot;
        var known = entry.Learn(snapshot);
        bool? isChanged = before is null ? null : OfferChange.IsBetween(before.Product, snapshot.Product);
        plans.Of(slot).Captured(entry, clock.Of(snapshot.CapturedAt), isChanged);
        return new Asked(known, isChanged, writer.SaveAsync(slot.KeyOf(listing), snapshot));
    }

    public Asked KeepGone(AccountSlot slot, string listing, DateTimeOffset at)
    {
        var entry = table.GetOrAdd(slot, listing);
        var wasThere = entry.Found is not null;
        var known = entry.LearnGone(slot.ListingOf(listing), at);
        if (known is SnapshotRead.Gone)
        {
            plans.Of(slot).Gone(entry);
        }

        return new Asked(known, wasThere ? true : null, writer.RemoveAsync(slot.KeyOf(listing), at));
    }
}
