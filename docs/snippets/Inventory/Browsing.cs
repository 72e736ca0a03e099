using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.Inventory;

namespace ReverseBuy.Snippets.Inventory;

internal static class Browsing
{
    public static async Task<string> ShowAsync(IShadowInventory inventory, ListingId listing, TimeProvider time, CancellationToken cancellationToken)
    {
        var read = await inventory.GetAsync(listing, cancellationToken);
        return read switch
        {
            SnapshotRead.Found { IsStale: true } found => $"{found.Snapshot.Product.Title} ({found.Snapshot.AgeAt(time.GetUtcNow()):h\\:mm} old, being updated)",
            SnapshotRead.Found found => found.Snapshot.Product.Title,
            _ => "This product is no longer on sale.",
        };
    }

    public static async Task AddToCartAsync(IShadowInventory inventory, SkuId sku, CancellationToken cancellationToken)
    {
        // The host's own cart …
        await inventory.ExpectOrderAsync(sku.Listing, cancellationToken);
    }

    public static async Task PushedAsync(
        ICallbackReceiver receiver, IOfferChanges changes, TenantId tenant, BuyingAccountId account, CallbackRequest request, string appSecret)
    {
        if (receiver.Read(request, appSecret) is CallbackReading.Genuine genuine)
        {
            foreach (var hint in genuine.Hints.OfType<OfferChangedHint>())
            {
                await changes.NoteAsync(tenant, account, hint, CancellationToken.None);
            }
        }
    }
}
