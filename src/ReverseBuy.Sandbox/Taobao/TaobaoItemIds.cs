using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary>Maps public numbers to the <c>mp</c> numbers order interfaces want. An mp_id has 18 digits, beyond a double's exact range.</summary>
internal static class TaobaoItemIds
{
    private const long ItemBase = 600_000_000_000_000_001;
    private const long SkuBase = 20_000_000_000_000;

    public static long MpIdOf(Listing listing) => ItemBase + (listing.Id * 97);

    /// <summary>The number a SKU is ordered by; 0, which is none, where the listing has no choices.</summary>
    public static long MpSkuIdOf(Sku sku) => sku.Id == 0 ? 0 : SkuBase + (sku.Id * 2);

    /// <summary>The item behind an mp_id, if <c>/product/get</c> registered it and it is on sale.</summary>
    public static Listing? FindRegistered(World world, long mpId)
    {
        var (id, rest) = Math.DivRem(mpId - ItemBase, 97);
        return rest == 0 && world.State.RegisteredItems.Contains(id) ? world.Market.FindOnSale(Marketplaces.Taobao, id) : null;
    }

    public static Sku? FindSku(Listing listing, long mpSkuId) => listing.Skus.FirstOrDefault(sku => MpSkuIdOf(sku) == mpSkuId);
}
