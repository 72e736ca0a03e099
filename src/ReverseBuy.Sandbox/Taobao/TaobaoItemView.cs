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

    /// <summary>The SKUs of a listing; none of one that has no choices, which is ordered by its item alone.</summary>
    public static IEnumerable<Sku> Choices(Listing listing) => listing.HasSkus ? listing.Skus : [];

    public static void AddPrices(JsonObject target, long promotionPrice)
    {
        target["price"] = ListPrice(promotionPrice);
        target["promotion_price"] = promotionPrice;
        target["coupon_price"] = CouponPrice(promotionPrice);
    }

    /// <summary>A search result. Its prices are texts in yuan where all other interfaces use fen.</summary>
    public static JsonObject SearchEntry(World world, Listing listing, string language)
    {
        var price = LowestPrice(world, listing);
        return new JsonObject
        {
            ["item_id"] = listing.Id,
            ["title"] = listing.Title,
            ["main_image_url"] = world.Images.UrlOf(listing, 1),
            ["price"] = WireJson.YuanText(price),
            ["coupon_price"] = WireJson.YuanText(CouponPrice(price)),
            ["inventory"] = TotalStock(world, listing),
            ["shop_name"] = listing.Seller.Name,
            ["tags"] = new JsonArray(),
            ["multi_language_info"] = new JsonObject
            {
                ["language"] = language,
                ["title"] = listing.TitleEnglish,
                ["main_image_url"] = world.Images.UrlOf(listing, 1),
            },
            ["promotion_displays"] = new JsonArray(),
        };
    }

    /// <summary>Every SKU's options in the other language; the sandbox knows English alone, whatever is asked for.</summary>
    public static JsonArray TranslatedOptions(Listing listing) => WireJson.Array(Choices(listing).Select(sku => (JsonNode)new JsonObject
    {
        ["sku_id"] = sku.Id,
        ["properties"] = Properties(sku, english: true),
    }));

    /// <summary>The property that every listing has and that is no choice.</summary>
    public static JsonArray Brand(bool english) => new(new JsonObject
    {
        ["prop_id"] = 20000,
        ["prop_name"] = english ? "Brand" : "品牌",
        ["value_id"] = 29534,
        ["value_name"] = english ? "Other" : "其他",
    });

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
