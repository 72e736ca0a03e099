using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary>Parts that the item interfaces have in common; money in fen.</summary>
internal static class TaobaoItemView
{
    // What is paid is the promotion price; the list price stands above it, the coupon price is for reference only.
    public static long ListPrice(long promotionPrice) => promotionPrice * 5 / 4;

    public static long CouponPrice(long promotionPrice) => promotionPrice * 19 / 20;

    public static long LowestPrice(World world, Listing listing) => listing.Skus.Min(sku => world.Market.PriceOf(listing, sku, 1));

    public static int TotalStock(World world, Listing listing) => listing.Skus.Sum(sku => world.Market.StockOf(listing, sku));

    public static void AddPrices(JsonObject target, long promotionPrice)
    {
        target["price"] = ListPrice(promotionPrice);
        target["promotion_price"] = promotionPrice;
        target["coupon_price"] = CouponPrice(promotionPrice);
    }

    public static string SkuPicture(World world, Listing listing, Sku sku) =>
        world.Images.UrlOf(listing, 1 + (sku.Index % PlaceholderImages.PerListing));

    public static JsonArray Properties(Sku sku, bool english) => WireJson.Array(sku.Options.Select(option => (JsonNode)new JsonObject
    {
        ["prop_id"] = option.NameId,
        ["prop_name"] = english ? option.NameEnglish : option.Name,
        ["value_id"] = option.ValueId,
        ["value_name"] = english ? option.ValueEnglish : option.Value,
    }));
}
