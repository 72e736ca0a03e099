using ReverseBuy.Catalogue;
using ReverseBuy.Inventory.Loading;
using ReverseBuy.Inventory.Memory;
using ReverseBuy.Inventory.Planning;

namespace ReverseBuy.Inventory.Refreshing;

/// <summary>Brings up to date what a customer is about to order.</summary>
internal sealed class ExpectedOrders(
    AccountSlots slots,
    SnapshotTable table,
    SnapshotLoader loader,
    Refresher refresher,
    AccountPlans plans,
    FreshnessClock clock,
    InventoryOptions options,
    TimeProvider time)
{
    public async ValueTask ExpectAsync(TenantId tenant, ListingId listing, CancellationToken cancellationToken)
    {
        var slot = await slots.UsedAsync(tenant, listing.Marketplace, cancellationToken).ConfigureAwait(false);
        if (table.Find(slot, listing.Value) is { Found: { } found } entry)
        {
            RefreshWhenOld(entry, found);
        }
        else
        {
            _ = LoadAsync(slot, listing.Value);
        }
    }

    private void RefreshWhenOld(CachedListing entry, SnapshotRead.Found found)
    {
        var now = time.GetUtcNow();
        if (found.IsStale || (found.Snapshot.AgeAt(now) >= options.IntentFreshness && plans.Of(entry.Slot).IsIntentWorth(entry, clock.Of(now))))
        {
            refresher.Ask(entry, RefreshReason.Intent);
        }
    }

    private async Task LoadAsync(AccountSlot slot, string listing)
    {
        // Faults are logged by the loader; whoever orders is told by the verification.
        await ((Task)loader.Load(slot, listing)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (table.Find(slot, listing) is { Found: { } found } entry)
        {
            RefreshWhenOld(entry, found);
        }
    }
}
