using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary><c>/product/get</c>: registers the item, after which its mp ids can be ordered.</summary>
internal sealed class ProductGet() : TaobaoApi("/product/get", "item_id", "item_source_market")
{
    public override JsonObject Handle(ApiCall call)
    {
        var id = call.RequiredLong("item_id");
        var world = call.World;
        var market = call.Optional("item_source_market");
        if (market is not (null or "CBU_MARKET"))
        {
            throw new ParameterException("item_source_market", missing: false);
        }

        // The sandbox's 1688 goods are ordered at 1688.
        if (market is not null || world.Market.FindOnSale(Marketplaces.Taobao, id) is not { } listing)
        {
            var items = new JsonArray(new JsonObject
            {
                ["item_id"] = id.ToString(CultureInfo.InvariantCulture),
                ["error_message"] = "10001::NOT_FOUND",
            });
            return TaobaoEnvelopes.Plain(null, "10001", "NOT_FOUND", items);
        }

        world.State.RegisteredItems.Add(id);
        return TaobaoEnvelopes.Plain(Product(world, listing));
    }

    public override JsonObject Fail(string code, string message) => TaobaoEnvelopes.Plain(null, code, message);

    private static JsonObject Product(World world, Listing listing)
    {
        var product = new JsonObject
        {
            ["mp_id"] = TaobaoItemIds.MpIdOf(listing).ToString(CultureInfo.InvariantCulture),
            ["item_id"] = listing.Id,
            ["title"] = listing.Title,
            ["postFee"] = listing.PostFeeFen,
            ["quantity"] = TaobaoItemView.TotalStock(world, listing),
            ["begin_amount"] = listing.MinimumOrderQuantity,
            ["product_unit"] = listing.Family.Unit,
            ["status"] = "normal",
            ["item_type"] = "HAVE_MATERIAL",
            ["category_id"] = listing.Family.CategoryId.ToString(CultureInfo.InvariantCulture),
            ["category_name"] = listing.Family.Category,
            ["category_path"] = $"{listing.Family.Category}>{listing.Family.Noun}",
            ["shop_id"] = listing.Seller.Id,
            ["shop_name"] = listing.Seller.Name,
            ["user_nick"] = listing.Seller.Name,
            ["pic_urls"] = WireJson.Array(world.Images.UrlsOf(listing).Select(url => (JsonNode)url)),
            ["description"] = world.Images.DescriptionOf(listing),
            ["sku_list"] = WireJson.Array(TaobaoItemView.Choices(listing).Select(sku => Sku(world, listing, sku))),
            ["promotion_displays"] = new JsonArray(),
        };
        TaobaoItemView.AddPrices(product, TaobaoItemView.LowestPrice(world, listing));
        return product;
    }

    private static JsonObject Sku(World world, Listing listing, Sku sku)
    {
        var entry = new JsonObject
        {
            ["sku_id"] = sku.Id,
            ["mp_skuId"] = TaobaoItemIds.MpSkuIdOf(sku),
            ["quantity"] = world.Market.StockOf(listing, sku),
            ["postFee"] = listing.PostFeeFen,
            ["status"] = "normal",
            ["pic_url"] = TaobaoItemView.SkuPicture(world, listing, sku),
            ["properties"] = Properties(sku),
        };
        TaobaoItemView.AddPrices(entry, world.Market.PriceOf(listing, sku, 1));
        return entry;
    }

    // Here, and only here, a value has the seller's own name for it beside it.
    private static JsonArray Properties(Sku sku)
    {
        var properties = TaobaoItemView.Properties(sku, english: false);
        foreach (var property in properties.OfType<JsonObject>())
        {
            property["value_desc"] = property["value_name"]?.DeepClone();
        }

        return properties;
    }
}
