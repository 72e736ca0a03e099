using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Inventory.Asking;
using ReverseBuy.Inventory.Memory;
using ReverseBuy.Inventory.Verifying;

namespace ReverseBuy.Inventory.Snapshots;

/// <summary>What an answer tells of one listing.</summary>
/// <param name="Slot">Whose snapshot it corrects.</param>
/// <param name="Listing">The listing.</param>
/// <param name="Live">The listing as it is; <see langword="null"/> when it is gone.</param>
/// <param name="Answer">The answer.</param>
internal sealed record LearntListing(AccountSlot Slot, ListingId Listing, Product? Live, LiveAnswer Answer)
{
    public static IEnumerable<LearntListing> Of(LiveAnswer answer, AccountSlots slots)
    {
        var context = answer.Batch.Context;
        foreach (var offers in answer.Offers.GroupBy(offer => offer.Sku.Listing))
        {
            var live = offers.Select(ProductOf).FirstOrDefault(product => product is not null);
            if (live is not null || offers.Any(offer => offer is LiveOffer.ListingGone))
            {
                yield return new LearntListing(slots.Of(context.Tenant, answer.Batch.Marketplace, context.Account), offers.Key, live, answer);
            }
        }
    }

    /// <summary>How each asked line of the listing differs from what was browsed.</summary>
    public IEnumerable<SnapshotMismatch> Compare(Product browsed)
    {
        var lines = Answer.Batch.Request.Lines;
        var quantityOfListing = lines.Where(line => line.Sku.Listing == Listing).Sum(line => line.Quantity);
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines[index].Sku.Listing == Listing && Answer.Offers[index] is not LiveOffer.Unreachable)
            {
                yield return BrowsedOffer.Compare(browsed, lines[index], quantityOfListing, Answer.Offers[index]);
            }
        }
    }

    private static Product? ProductOf(LiveOffer offer) => offer switch
    {
        LiveOffer.Offered offered => offered.Product,
        LiveOffer.SkuGone skuGone => skuGone.Product,
        _ => null,
    };
}
