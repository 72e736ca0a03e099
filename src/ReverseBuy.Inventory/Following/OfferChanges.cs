using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.Inventory.Loading;
using ReverseBuy.Inventory.Memory;
using ReverseBuy.Inventory.Planning;
using ReverseBuy.Inventory.Refreshing;
using ReverseBuy.Inventory.Sharing;

namespace ReverseBuy.Inventory.Following;

/// <summary>Marks what a marketplace told of as stale: in memory, in the tenant's database, and at the other nodes.</summary>
internal sealed class OfferChanges(
    AccountSlots slots,
    SnapshotTable table,
    ISnapshotStore store,
    SnapshotWriter writer,
    SharedTier tier,
    Refresher refresher,
    AccountPlans plans,
    FreshnessClock clock,
    InventoryMetrics metrics,
    TimeProvider time) : IOfferChanges
{
    // A platform's clock may be behind ours: a change it dates just before our question may have come after it.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(1);

    public async ValueTask NoteAsync(TenantId tenant, BuyingAccountId account, OfferChangedHint hint, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hint);
        var slot = slots.Of(tenant, hint.Listing.Marketplace, account);
        var at = ChangedAt(hint);
        metrics.ChangeTold();
        if (table.Find(slot, hint.Listing.Value) is { } entry)
        {
            entry.NoteChange(at);
            plans.Of(slot).Pushed(entry, clock.Now);
            if (entry is { IsWanting: true, IsReadLately: true })
            {
                refresher.Ask(entry, RefreshReason.Change);
            }
        }

        // Of a listing that was read just now nothing may be stored yet: a mark that came first would be lost, and the old price be fresh for whoever reads it there.
        await writer.WrittenAsync(tenant).WaitAsync(cancellationToken).ConfigureAwait(false);
        var key = slot.KeyOf(hint.Listing.Value);
        await store.MarkChangedAsync(key, at, cancellationToken).ConfigureAwait(false);
        await tier.RemoveAsync(key, at, cancellationToken).ConfigureAwait(false);
    }

    // Never later than now: a platform's clock that is ahead must not make what we read next look old.
    private DateTimeOffset ChangedAt(OfferChangedHint hint)
    {
        var now = time.GetUtcNow();
        return hint.At + ClockDifference is { } told && told < now ? told : now;
    }
}
