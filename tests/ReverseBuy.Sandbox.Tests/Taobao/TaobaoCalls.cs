using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Taobao;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Taobao;

/// <summary>The purchase calls of Taobao as tests make them.</summary>
internal static class TaobaoCalls
{
    public const string Receiver = """{"name":"仓库","country":"中国","state":"广东省","city":"广州市","district":"白云区","address":"仓库路1号","mobile_phone":"13800000000"}""";

    public static Task<JsonNode> RegisterAsync(this WireCaller wire, Listing listing) =>
        wire.TaobaoAsync("/product/get", ("item_id", $"{listing.Id}"));

    public static Task<JsonNode> CreateAsync(this WireCaller wire, string reference, params string[] lines) => wire.TaobaoAsync(
        "/purchase/order/create",
        ("outer_purchase_id", reference),
        ("purchase_amount", "1000"),
        ("receiver", Receiver),
        ("order_line_list", "[" + string.Join(',', lines) + "]"));

    public static Task<JsonNode> RenderAsync(this WireCaller wire, params string[] lines) => wire.TaobaoAsync(
        "/purchase/order/render", ("receiver_address", Receiver), ("render_item_List", "[" + string.Join(',', lines) + "]"));

    public static Task<JsonNode> QueryAsync(this WireCaller wire, string reference) =>
        wire.TaobaoAsync("/purchase/orders/query", ("outer_purchase_id", reference));

    public static string Camel(Listing listing, int quantity) =>
        $$"""{"itemId":"{{TaobaoItemIds.MpIdOf(listing)}}","skuId":"{{TaobaoItemIds.MpSkuIdOf(listing.Skus[0])}}","quantity":"{{quantity}}","orderLineNo":"1"}""";

    public static string Snake(Listing listing, int quantity) =>
        $$"""{"item_id":{{TaobaoItemIds.MpIdOf(listing)}},"sku_id":{{TaobaoItemIds.MpSkuIdOf(listing.Skus[0])}},"quantity":{{quantity}},"order_line_no":"2"}""";
}
