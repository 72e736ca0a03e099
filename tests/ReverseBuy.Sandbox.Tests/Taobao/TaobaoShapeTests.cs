using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Taobao;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Taobao;

/// <summary>Answers have every member that the platform documents, so that a client written for the platform finds what it reads.</summary>
public sealed class TaobaoShapeTests : SandboxTest
{
    private static readonly Listing Item = CatalogueIndex.Build().Listings.First(listing => listing.Marketplace == Marketplaces.Taobao);

    [Fact]
    public async Task A_search_result() => AssertHas(
        At(await Wire.TaobaoAsync("/traffic/item/search", ("keyword", "连衣裙")), "data", "data", 0),
        "item_id", "title", "main_image_url", "price", "coupon_price", "inventory", "shop_name", "tags", "multi_language_info", "promotion_displays");

    [Fact]
    public async Task A_page_to_browse()
    {
        var item = At(await Wire.TaobaoAsync("/traffic/item/get", ("item_resource", "taobao"), ("item_id", $"{Item.Id}"), ("language", "en")), "data");

        AssertHas(
            item, "item_resource", "item_id", "title", "pic_urls", "shop_name", "shop_id", "price", "promotion_price", "coupon_price", "description",
            "properties", "sku_list", "property_image_list", "tags", "multi_language_info", "promotion_displays");
        AssertHas(At(item, "sku_list", 0), "sku_id", "quantity", "price", "promotion_price", "coupon_price", "pic_url", "properties");
        AssertHas(At(item, "multi_language_info"), "language", "title", "main_image_url", "properties", "sku_properties");
        Assert.Equal($"{Item.Skus[0].Options[0].Name}:{Item.Skus[0].Options[0].Value}", (string)At(item, "property_image_list", 0, "properties")!);
    }

    [Fact]
    public async Task A_product_to_order_and_its_translation()
    {
        var product = At(await Wire.RegisterAsync(Item), "data");
        var translation = await Wire.TaobaoAsync("/product/translate/get", ("item_id", $"{TaobaoItemIds.MpIdOf(Item)}"), ("language", "en"));

        AssertHas(
            product, "mp_id", "item_id", "title", "price", "promotion_price", "coupon_price", "postFee", "quantity", "begin_amount", "product_unit", "status",
            "item_type", "category_id", "category_name", "category_path", "shop_id", "shop_name", "user_nick", "pic_urls", "description", "sku_list",
            "promotion_displays");
        AssertHas(
            At(product, "sku_list", 0), "sku_id", "mp_skuId", "quantity", "price", "promotion_price", "coupon_price", "postFee", "status", "pic_url", "properties");
        AssertHas(At(product, "sku_list", 0, "properties", 0), "prop_id", "prop_name", "value_id", "value_name", "value_desc");
        AssertHas(At(translation, "result", "data"), "title", "main_image", "language", "item_id", "properties", "sku_properties");
        Assert.Equal("Brand", (string)At(translation, "result", "data", "properties", 0, "prop_name")!);
    }

    [Fact]
    public async Task A_rendered_order()
    {
        await Wire.RegisterAsync(Item);
        var group = At(await Wire.RenderAsync(TaobaoCalls.Snake(Item, 1)), "result", "data", "render_item_list", 0);

        AssertHas(
            group, "nick", "seller_id", "currency_code", "dispatch_place", "estimated_delivery_time", "delivery_fee", "mainland_shipping_fee", "order_fee",
            "choose_supply_chain_services", "item_price_infos");
        AssertHas(At(group, "item_price_infos", 0), "item_id", "sku_id", "quantity", "origin_price", "discount_price");
    }

    [Fact]
    public async Task A_purchase_from_its_creation_to_its_parcel()
    {
        await Wire.RegisterAsync(Item);
        var created = await Wire.TaobaoAsync(
            "/purchase/order/create",
            ("outer_purchase_id", "shape"),
            ("purchase_amount", "1000"),
            ("receiver", TaobaoCalls.Receiver),
            ("warehouse_address_info", TaobaoCalls.Receiver),
            ("order_line_list", $"[{TaobaoCalls.Camel(Item, 1)}]"),
            ("seller_order_number", "S-1"),
            ("order_source", "web"),
            ("order_remark", "请尽快发货"));
        AssertHas(At(created, "data"), "success", "error_code", "error_message", "outer_purchase_id", "payment_url", "order_list");
        var purchase = $"{At(created, "data", "order_list", 0, "purchase_id")}";
        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(1), Stop);
        await Wire.TaobaoAsync("/purchase/order/batch/pay", ("purchaseOrderIdList", $"[{purchase}]"));
        await Control.AdvanceClockAsync(TimeSpan.FromHours(7), Stop);

        var order = At(await Wire.QueryAsync("shape"), "data", "purchase_orders", 0);
        AssertHas(
            order, "purchase_id", "outer_purchase_id", "status", "order_source", "seller_order_number", "distributor_nick", "supplier_nick", "source_market",
            "sub_user_id", "purchase_amount", "purchase_currency", "product_amount", "domestic_post_fee", "hongbao_deduction_amount", "pay_amount",
            "pay_currency", "pay_time", "created_time", "modify_time", "next_close_time_without_payment", "receiver", "sub_purchase_orders");
        Assert.Equal(("web", "S-1"), ((string)At(order, "order_source")!, (string)At(order, "seller_order_number")!));
        Assert.Equal(("广州市", (string?)null), ((string)At(order, "receiver", "city")!, (string?)order["receiver"]!["name"]));
        var sub = At(order, "sub_purchase_orders", 0);
        AssertHas(
            sub, "sub_purchase_order_id", "status", "item_id", "sku_id", "title", "quantity", "purchase_amount", "purchase_currency", "pay_amount",
            "product_amount", "domestic_post_fee", "hongbao_deduction_amount", "close_reason", "error_code", "error_message", "detail_error_code",
            "purchase_order_outer_id", "purchase_order_line_outer_id", "alipay_pay_order_no", "close_time_without_payment", "can_confirm_receipt", "refund_id",
            "refund_status", "order_remark_v2", "logistic_orders", "international_logistic_orders", "supply_chain_service_orders", "sku_info", "option_fields");
        Assert.Equal("请尽快发货", (string)At(sub, "order_remark_v2")!);

        var detail = At(
            await Wire.TaobaoAsync("/logistics/detail/get", ("purchase_order_line_id", $"{At(sub, "sub_purchase_order_id")}")),
            "result", "data", "pnm_logistics_details", 0);
        AssertHas(
            detail, "mail_no", "logistics_status", "logistics_desc", "goods_number", "logistics_partner", "receiver", "logistics_goods", "logistics_traces");
        AssertHas(At(detail, "logistics_partner", 0), "company", "company_contact", "company_image_url");
        AssertHas(At(detail, "logistics_goods", 0), "title", "property", "quantity", "image_url");
        AssertHas(
            At(detail, "logistics_traces", 0), "time", "status", "status_desc", "standerd_desc", "action", "province", "city", "district", "next_city",
            "next_node_name", "facility_name");
        Assert.Equal("仓库", (string)At(detail, "receiver", "name")!);
    }

    private static void AssertHas(JsonNode node, params string[] members) =>
        Assert.Empty(members.Except(node.AsObject().Select(member => member.Key), StringComparer.Ordinal));
}
