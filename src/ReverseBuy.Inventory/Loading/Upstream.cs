using Microsoft.Extensions.Logging;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory.Memory;

namespace ReverseBuy.Inventory.Loading;

/// <summary>Asks upstream for a listing and keeps what it answers.</summary>
internal sealed class Upstream(SnapshotKeeper keeper, IConnectors connectors, TimeProvider time, ILogger<Upstream> logger)
{
    /// <exception cref="MarketplaceException">Upstream refused or could not be reached: nothing is known, and nothing is kept.</exception>
    public async ValueTask<Asked> AskAsync(AccountSlot slot, ConnectorContext context, string listing, CancellationToken cancellationToken)
    {
        var id = slot.ListingOf(listing);
        var at = time.GetUtcNow();
        var product = await connectors.Require<IProductSource>(slot.Marketplace).FindAsync(context, id, cancellationToken).ConfigureAwait(false);
        if (product is null)
        {
            Log.ListingGone(logger, id, slot.Tenant);
            return keeper.KeepGone(slot, listing, at);
        }

        Log.SnapshotTaken(logger, id, slot.Tenant);
        return keeper.Keep(slot, listing, new Snapshot(product, at));
    }
}
