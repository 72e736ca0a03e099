using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory.Loading;
using ReverseBuy.Inventory.Memory;

namespace ReverseBuy.Inventory.Snapshots;

/// <summary>Corrects snapshots by what a verification has read anyway. What is known and a live offer does not tell is kept.</summary>
internal sealed class LearntOffers(AccountSlots slots, SnapshotTable table, ISnapshotStore store, SnapshotKeeper keeper)
{
    public async ValueTask LearnAsync(ConnectorContext context, Product live, DateTimeOffset asked, CancellationToken cancellationToken)
    {
        var slot = slots.Of(context.Tenant, live.Id.Marketplace, context.Account);
        var known = table.Find(slot, live.Id.Value)?.Found?.Snapshot;
        if (known is null)
        {
            var stored = await store.FindManyAsync(context.Tenant, [slot.KeyOf(live.Id.Value)], cancellationToken).ConfigureAwait(false);
            known = stored[0];
        }

        var product = known is null ? live : new KnownTexts(known.Product).FillIn(live);
        await keeper.Keep(slot, live.Id.Value, new Snapshot(product, asked)).Kept.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public void LearnGone(ConnectorContext context, ListingId listing, DateTimeOffset asked) =>
        _ = keeper.KeepGone(slots.Of(context.Tenant, listing.Marketplace, context.Account), listing.Value, asked);
}
