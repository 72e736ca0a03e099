using ReverseBuy.Buying;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory.Verifying;

/// <summary>From a live offer to the typed difference. What forbids the purchase outranks what only changes its price.</summary>
internal static class LineComparison
{
    public static LineDifference Compare(VerificationLine line, int quantityOfListing, LiveOffer offer) => offer switch
    {
        LiveOffer.ListingGone => new LineDifference.ListingGone(),
        LiveOffer.SkuGone => new LineDifference.SkuGone(),
        LiveOffer.Unreachable unreachable => new LineDifference.Unreachable(unreachable.Error.Message),
        LiveOffer.Offered offered => CompareOffered(line, quantityOfListing, offered),
        _ => throw new InvalidOperationException($"A live offer of type {offer.GetType().Name} is not known."),
    };

    private static LineDifference CompareOffered(VerificationLine line, int quantityOfListing, LiveOffer.Offered offered)
    {
        if (offered.Availability.IsShortOf(line.Quantity))
        {
            return new LineDifference.Short(line.Quantity, offered.Availability.Count ?? 0);
        }

        var product = offered.Product;
        if (quantityOfListing < product.MinimumOrderQuantity || quantityOfListing % product.LotSize != 0)
        {
            return new LineDifference.QuantityRule(quantityOfListing, product.MinimumOrderQuantity, product.LotSize);
        }

        return offered.UnitPrice == line.SeenUnitPrice
            ? new LineDifference.Confirmed()
            : new LineDifference.PriceMoved(line.SeenUnitPrice, offered.UnitPrice);
    }
}
