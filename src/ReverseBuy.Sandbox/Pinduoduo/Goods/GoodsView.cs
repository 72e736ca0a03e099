using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Pinduoduo.Goods;

/// <summary>A listing as searches and details show it: no number, prices in fen, and those of the cheapest SKU.</summary>
internal static class GoodsView
{
    public static long CheapestFen(World world, Listing listing) => listing.Skus.Min(sku => world.Market.PriceOf(listing, sku, 1));

    public static JsonObject Of(World world, Listing listing)
    {
        var price = CheapestFen(world, listing);
        return new JsonObject
        {
            ["goods_sign"] = listing.PublicId,
            ["goods_name"] = listing.Title,
            ["goods_desc"] = $"{listing.Family.Noun}，品质保证 <{listing.Family.Category}>",
            ["goods_image_url"] = world.Images.UrlOf(listing, 1),
            ["goods_thumbnail_url"] = world.Images.UrlOf(listing, 1),
            ["min_group_price"] = price,
            ["min_normal_price"] = price + 200,
            ["has_coupon"] = false,
            ["coupon_discount"] = 0,
            ["mall_id"] = listing.Seller.Id,
            ["mall_name"] = listing.Seller.Name,
            ["merchant_type"] = 3,
            ["sales_tip"] = SalesOf(listing.MonthSold),
            ["cat_ids"] = new JsonArray(listing.Family.CategoryId, 0),
            ["opt_name"] = listing.Family.Category,
            ["promotion_rate"] = 10,
            ["service_tags"] = new JsonArray(1, 2, 13),
        };
    }

    // Prose, as people read it.
    private static string SalesOf(int sold) => sold >= 10_000
        ? string.Create(CultureInfo.InvariantCulture, $"{sold / 10_000}.{sold / 1000 % 10}万")
        : sold.ToString(CultureInfo.InvariantCulture);
}
