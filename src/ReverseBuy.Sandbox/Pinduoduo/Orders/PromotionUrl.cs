using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Pinduoduo.Orders;

/// <summary><c>pdd.ddk.goods.promotion.url.generate</c>: links that carry the promotion id and the custom parameters, and pick a SKU where one is named.</summary>
internal sealed class PromotionUrl() : PinduoduoApi(
    "pdd.ddk.goods.promotion.url.generate",
    "goods_promotion_url_generate_response",
    "p_id", "goods_sign_list", "goods_gen_url_param_list", "custom_parameters", "search_id", "multi_group", "generate_short_url", "generate_schema_url", "generate_we_app")
{
    public override JsonObject Handle(ApiCall call)
    {
        _ = call.Required("p_id");
        CheckBound(call, "p_id");
        _ = Flag(call, "multi_group");
        return new JsonObject { ["goods_promotion_url_list"] = WireJson.Array(Wanted(call).Select(wanted => Links(call, wanted.Listing, wanted.Sku))) };
    }

    private static IEnumerable<(Listing Listing, string? Sku)> Wanted(ApiCall call) => call.Optional("goods_gen_url_param_list") is null
        ? [.. call.RequiredArray("goods_sign_list").Select(sign => (Find(call, sign?.ToString()), (string?)null))]
        : [.. call.RequiredArray("goods_gen_url_param_list").SelectMany(each => Choices(call, each))];

    private static IEnumerable<(Listing Listing, string? Sku)> Choices(ApiCall call, JsonNode? wanted)
    {
        var listing = Find(call, WireJson.Text(wanted, "goods_sign"));
        var codes = wanted?["sku_id_code_list"]?.AsArray().Select(code => code?.ToString()).ToArray() ?? [];
        return codes.Length > 0 && Array.TrueForAll(codes, code => listing.Skus.Any(sku => PinduoduoNames.CodeOf(listing, sku) == code))
            ? codes.Select(code => (listing, code))
            : throw new ParameterException("goods_gen_url_param_list", missing: false);
    }

    private static Listing Find(ApiCall call, string? sign) =>
        call.World.Catalogue.FindPublic(Marketplaces.Pinduoduo, sign ?? string.Empty) is { } listing && !call.World.Market.IsDelisted(listing)
            ? listing
            : throw new PinduoduoRefusedException(50001, "业务服务错误", "50001", "商品不存在或已下架");

    private static JsonObject Links(ApiCall call, Listing listing, string? sku)
    {
        var page = $"duo_coupon_landing.html?goods_id={listing.Id}&pid={call.Required("p_id")}&goods_sign={listing.PublicId}"
            + $"&customParameters={Uri.EscapeDataString(call.Required("custom_parameters"))}"
            + (sku is null ? string.Empty : $"&sku_id_code={sku}")
            + "&duoduo_type=2";
        return new JsonObject
        {
            ["url"] = "https://mobile.yangkeduo.com/" + page,
            ["mobile_url"] = "https://mobile.yangkeduo.com/app.html?launch_url=" + Uri.EscapeDataString(page),
        };
    }
}
