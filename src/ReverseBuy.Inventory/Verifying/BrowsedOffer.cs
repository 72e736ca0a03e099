using ReverseBuy.Buying;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory.Verifying;

/// <summary>
/// Compares what a snapshot showed with what the marketplace says. Only what the order is about counts: that ninety are left and not a hundred is no mismatch for
/// somebody who wants two.
/// </summary>
internal static class BrowsedOffer
{
    public static SnapshotMismatch Compare(Product browsed, LiveOfferLine line, int quantityOfListing, LiveOffer live)
    {
        if (live is LiveOffer.ListingGone)
        {
            return SnapshotMismatch.Listing;
        }

        if (browsed.FindSku(line.Sku) is not { } shown || live is not LiveOffer.Offered offered)
        {
            // Shown and not there, or there and not shown; gone in both is right.
            return browsed.FindSku(line.Sku) is null && live is LiveOffer.SkuGone ? SnapshotMismatch.None : SnapshotMismatch.Sku;
        }

        if (shown.Availability.IsShortOf(line.Quantity) != offered.Availability.IsShortOf(line.Quantity))
        {
            return SnapshotMismatch.Stock;
        }

        if (QuantityRules.Allow(browsed, quantityOfListing) != QuantityRules.Allow(offered.Product, quantityOfListing))
        {
            return SnapshotMismatch.Rule;
        }

        var quantity = browsed.TierBasis == TierBasis.Listing ? quantityOfListing : line.Quantity;
        return shown.Prices.UnitPriceAt(quantity) == offered.UnitPrice ? SnapshotMismatch.None : SnapshotMismatch.Price;
    }
}
