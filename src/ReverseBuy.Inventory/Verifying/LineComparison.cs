using ReverseBuy.Buying;

namespace ReverseBuy.Inventory.Verifying;

/// <summary>From a live offer to the typed difference. What forbids the purchase outranks what only changes its price.</summary>
internal static class LineComparison
{
    public static LineDifference Compare(VerificationLine line, int quantityOfListing, LiveOffer offer) =>
        FindObstacle(line.Quantity, quantityOfListing, offer)
        ?? (offer is LiveOffer.Offered offered && offered.UnitPrice != line.SeenUnitPrice
            ? new LineDifference.PriceMoved(line.SeenUnitPrice, offered.UnitPrice)
            : new LineDifference.Confirmed());

    /// <summary>Why so many cannot be bought; <see langword="null"/> when they can, which only <see cref="LiveOffer.Offered"/> are.</summary>
    public static LineDifference? FindObstacle(int quantity, int quantityOfListing, LiveOffer offer) => offer switch
    {
        LiveOffer.ListingGone => new LineDifference.ListingGone(),
        LiveOffer.SkuGone => new LineDifference.SkuGone(),
        LiveOffer.Unreachable { Error.IsRefusedByBudget: true } => new LineDifference.NotAsked(NotAskedReason.Budget),
        LiveOffer.Unreachable unreachable => new LineDifference.Unreachable(unreachable.Error.Message),
        LiveOffer.Offered offered when offered.Availability.IsShortOf(quantity) => new LineDifference.Short(quantity, offered.Availability.Count ?? 0),
        LiveOffer.Offered { Product: var product } when !QuantityRules.Allow(product, quantityOfListing) =>
            new LineDifference.QuantityRule(quantityOfListing, product.MinimumOrderQuantity, product.LotSize),
        LiveOffer.Offered => null,
        _ => throw new InvalidOperationException($"A live offer of type {offer.GetType().Name} is not known."),
    };
}
