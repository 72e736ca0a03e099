using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory.Verifying;

/// <summary>The minimum and the lots of a listing.</summary>
internal static class QuantityRules
{
    public static bool Allow(Product product, int quantityOfListing) =>
        quantityOfListing >= product.MinimumOrderQuantity && quantityOfListing % product.LotSize == 0;
}
