using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary><c>/traffic/item/get</c>: details to browse; registers nothing.</summary>
internal sealed class ItemGet() : TaobaoApi("/traffic/item/get", "item_resource", "item_id", "language", "include_tags")
{
    public override JsonObject Handle(ApiCall call)
    {
        if (call.Required("item_resource") != "taobao")
        {
            throw new ParameterException("item_resource", missing: false);
        }

        var language = TaobaoParameters.Language(call);
        return call.World.Market.FindOnSale(Marketplaces.Taobao, call.RequiredLong("item_id")) is { } listing
            ? TaobaoEnvelopes.Browse(Detail(call.World, listing, language))
            : Fail("10001", "NOT_FOUND");
    }

    public override JsonObject Fail(string code, string message) => TaobaoEnvelopes.Browse(null, code, message);

    private static JsonObject Detail(World world, Listing listing, string language)
    {
        var detail = new JsonObject
        {
            ["item_resource"] = "taobao",
            ["item_id"] = listing.Id,
            ["title"] = listing.Title,
            ["pic_urls"] = WireJson.Array(world.Images.UrlsOf(listing).Select(url => (JsonNode)url)),
            ["shop_name"] = listing.Seller.Name,
            ["shop_id"] = listing.Seller.Id,
            ["description"] = world.Images.DescriptionOf(listing),
            ["properties"] = TaobaoItemView.Brand(english: false),
            ["sku_list"] = WireJson.Array(TaobaoItemView.Choices(listing).Select(sku => Sku(world, listing, sku))),
            ["property_image_list"] = PropertyImages(world, listing),
            ["tags"] = new JsonArray(),
            ["multi_language_info"] = new JsonObject
            {
                ["language"] = language,
                ["title"] = listing.TitleEnglish,
                ["main_image_url"] = world.Images.UrlOf(listing, 1),
                ["properties"] = TaobaoItemView.Brand(english: true),
                ["sku_properties"] = TaobaoItemView.TranslatedOptions(listing),
            },
            ["promotion_displays"] = new JsonArray(),
        };
        TaobaoItemView.AddPrices(detail, TaobaoItemView.LowestPrice(world, listing));
        return detail;
    }

    // One picture for each value of the first property, as pages show them beside the choices.
    private static JsonArray PropertyImages(World world, Listing listing) => WireJson.Array(TaobaoItemView.Choices(listing)
        .DistinctBy(sku => sku.Options[0].Value)
        .Select(sku => (JsonNode)new JsonObject
        {
            ["properties"] = $"{sku.Options[0].Name}:{sku.Options[0].Value}",
            ["image_url"] = TaobaoItemView.SkuPicture(world, listing, sku),
        }));

    private static JsonObject Sku(World world, Listing listing, Sku sku)
    {
        var entry = new JsonObject
        {
            ["sku_id"] = sku.Id,
            ["quantity"] = world.Market.StockOf(listing, sku),
            ["pic_url"] = TaobaoItemView.SkuPicture(world, listing, sku),
            ["properties"] = TaobaoItemView.Properties(sku, english: false),
        };
        TaobaoItemView.AddPrices(entry, world.Market.PriceOf(listing, sku, 1));
        return entry;
    }
}
