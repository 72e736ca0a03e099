using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Pinduoduo.Goods;

/// <summary><c>pdd.ddk.goods.detail</c>, of one listing. What is not there or not on sale is an empty list; choices are left out without the right to them.</summary>
internal sealed class GoodsDetail() : PinduoduoApi(
    "pdd.ddk.goods.detail", "goods_detail_response", "goods_sign", "search_id", "need_sku_info", "goods_img_type", "pid", "custom_parameters")
{
    public override JsonObject Handle(ApiCall call)
    {
        CheckBound(call, "pid");
        var world = call.World;
        var sign = call.Required("goods_sign");
        var tellsSkus = Flag(call, "need_sku_info") && world.Options.PinduoduoTellsSkus;
        return new JsonObject
        {
            ["goods_details"] = world.Catalogue.FindPublic(Marketplaces.Pinduoduo, sign) is { } listing && !world.Market.IsDelisted(listing)
                ? new JsonArray(Detail(world, listing, tellsSkus))
                : new JsonArray(),
        };
    }

    private static JsonObject Detail(World world, Listing listing, bool tellsSkus)
    {
        var detail = GoodsView.Of(world, listing);
        detail["goods_gallery_urls"] = WireJson.Array(world.Images.UrlsOf(listing).Select(url => (JsonNode)url));
        detail["is_multi_group"] = false;
        detail["cat_id"] = listing.Family.CategoryId;
        if (tellsSkus)
        {
            detail["sku_list"] = WireJson.Array(listing.Skus.Select(sku => Choice(world, listing, sku)));
        }

        return detail;
    }

    private static JsonObject Choice(World world, Listing listing, Sku sku) => new()
    {
        ["sku_id_code"] = PinduoduoNames.CodeOf(listing, sku),
        ["is_onsale"] = world.Market.StockOf(listing, sku) > 0 ? 1 : 0,
        ["min_group_price"] = world.Market.PriceOf(listing, sku, 1),
        ["jinbao_goods_price"] = world.Market.PriceOf(listing, sku, 1),
        ["sku_thumb_url"] = world.Images.UrlOf(listing, 1 + (sku.Index % PlaceholderImages.PerListing)),
        ["spec_list"] = WireJson.Array(sku.Options.Select(option => new JsonObject
        {
            ["parent_spec_id"] = option.NameId,
            ["parent_spec_value"] = option.Name,
            ["spec_id"] = option.ValueId,
            ["spec_value"] = option.Value,
            ["note"] = string.Empty,
        })),
    };
}
