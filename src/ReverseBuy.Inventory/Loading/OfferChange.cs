using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory.Loading;

/// <summary>Whether two readings of a listing differ in what an order is about. Texts and pictures may differ: they cost nobody anything.</summary>
internal static class OfferChange
{
    public static bool IsBetween(Product before, Product after)
    {
        if (before.Status != after.Status
            || before.MinimumOrderQuantity != after.MinimumOrderQuantity
            || before.LotSize != after.LotSize
            || before.Skus.Count != after.Skus.Count)
        {
            return true;
        }

        for (var index = 0; index < after.Skus.Count; index++)
        {
            var now = after.Skus[index];
            var then = before.Skus[index].Id == now.Id ? before.Skus[index] : before.FindSku(now.Id);
            if (then is null || !then.Prices.Equals(now.Prices) || IsOffered(then) != IsOffered(now))
            {
                return true;
            }
        }

        return false;
    }

    // Stock that sells goes down all day; what matters is whether any is left.
    private static bool IsOffered(Sku sku) => sku.Availability.Kind != AvailabilityKind.Out;
}
