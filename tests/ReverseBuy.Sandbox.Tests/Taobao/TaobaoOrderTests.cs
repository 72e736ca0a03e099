using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Taobao;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Taobao;

public sealed class TaobaoOrderTests : SandboxTest
{
    private static readonly Listing[] Items = [.. CatalogueIndex.Build().Listings.Where(listing => listing.Marketplace == Marketplaces.Taobao)];

    private static readonly Listing Item = Items[0];

    private static readonly Listing OfAnotherSeller = Items.First(listing => listing.Seller != Item.Seller);

    [Fact]
    public async Task Search_prices_in_yuan_texts_and_details_in_fen()
    {
        var found = await Wire.TaobaoAsync("/traffic/item/search", ("keyword", "连衣裙"), ("sort", "PRICE_ASC"));
        var entry = At(found, "data", "data", 0);
        var detail = await Wire.TaobaoAsync("/traffic/item/get", ("item_resource", "taobao"), ("item_id", $"{At(entry, "item_id")}"));

        Assert.Equal(decimal.Parse((string)At(entry, "price")!, System.Globalization.CultureInfo.InvariantCulture) * 100, (long)At(detail, "data", "promotion_price"));
        Assert.Contains("data-lazyload-src", (string)At(detail, "data", "description")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_registered_items_can_be_ordered()
    {
        var before = await Wire.CreateAsync("early", TaobaoCalls.Camel(Item, 1));
        var product = await Wire.RegisterAsync(Item);
        var after = await Wire.CreateAsync("early", TaobaoCalls.Camel(Item, 1));

        Assert.Equal("ITEM_NOT_FOUND", (string)At(before, "data", "error_code")!);
        Assert.Equal($"{TaobaoItemIds.MpIdOf(Item)}", (string)At(product, "data", "mp_id")!);
        Assert.Equal(TaobaoItemIds.MpSkuIdOf(Item.Skus[0]), (long)At(product, "data", "sku_list", 0, "mp_skuId"));
        Assert.True((bool)At(after, "data", "success"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"skuId\":0")]
    [InlineData(",\"sku_id\":\"0\"")]
    public async Task An_item_without_choices_lists_no_sku_and_is_ordered_by_itself_alone(string sku)
    {
        var item = Items.First(listing => !listing.HasSkus);
        var product = At(await Wire.RegisterAsync(item), "data");
        var line = $"{{\"itemId\":\"{At(product, "mp_id")}\",\"quantity\":2{sku}}}";

        var created = await Wire.CreateAsync("alone", line);
        var order = At(await Wire.QueryAsync("alone"), "data", "purchase_orders", 0);

        Assert.Empty(At(product, "sku_list").AsArray());
        Assert.True((bool)At(created, "success"));
        Assert.Equal(((long)At(product, "promotion_price") * 2, 0), ((long)At(order, "product_amount"), (long)At(order, "sub_purchase_orders", 0, "sku_id")));
        Assert.Equal((int)At(product, "quantity") - 2, (int)At(await Wire.RegisterAsync(item), "data", "quantity"));
    }

    [Fact]
    public async Task An_item_with_choices_is_not_ordered_without_one()
    {
        await Wire.RegisterAsync(Item);

        var created = await Wire.CreateAsync("which", $"{{\"itemId\":{TaobaoItemIds.MpIdOf(Item)},\"quantity\":1}}");

        Assert.Equal("ITEM_NOT_FOUND", (string)At(created, "data", "error_code")!);
    }

    [Fact]
    public async Task An_unknown_item_is_a_fail_item()
    {
        var product = await Wire.TaobaoAsync("/product/get", ("item_id", "1"));

        Assert.Equal("10001::NOT_FOUND", (string)At(product, "fail_items", 0, "error_message")!);
    }

    [Fact]
    public async Task Render_sums_by_seller_in_either_key_style_and_lists_what_is_unavailable()
    {
        await Wire.RegisterAsync(Item);
        var rendered = await Wire.RenderAsync(TaobaoCalls.Snake(Item, 2), TaobaoCalls.Camel(OfAnotherSeller, 1));

        var data = At(rendered, "result", "data");
        Assert.Equal((Item.Skus[0].PriceFen * 2) + Item.PostFeeFen, (long)At(data, "total_real_pay_price", "amount"));
        Assert.Single(At(data, "unavailable_sku_list").AsArray());
    }

    [Fact]
    public async Task Creating_again_under_one_number_buys_once_and_splits_by_seller()
    {
        await Wire.RegisterAsync(Item);
        await Wire.RegisterAsync(OfAnotherSeller);

        var first = await Wire.CreateAsync("once", TaobaoCalls.Camel(Item, 1), TaobaoCalls.Snake(OfAnotherSeller, 2));
        var second = await Wire.CreateAsync("once", TaobaoCalls.Camel(Item, 1), TaobaoCalls.Snake(OfAnotherSeller, 2));

        Assert.Equal(2, At(first, "data", "order_list").AsArray().Count);
        Assert.Equal(At(first, "data", "order_list").ToJsonString(), At(second, "data", "order_list").ToJsonString());
        Assert.Equal(2, (await Control.GetOrdersAsync(Stop)).Count);
    }

    [Fact]
    public async Task Short_stock_fails_the_whole_unless_part_will_do()
    {
        await Wire.RegisterAsync(Item);
        await Control.ChangeStockAsync("taobao", $"{Item.Id}", $"{Item.Skus[0].Id}", 1, Stop);

        var created = await Wire.CreateAsync("short", TaobaoCalls.Camel(Item, 2));

        Assert.Equal("SKU_STOCK_NOT_ENOUGH", (string)At(created, "data", "error_code")!);
        Assert.Empty(await Control.GetOrdersAsync(Stop));
    }

    [Fact]
    public async Task An_order_is_built_paid_shipped_and_signed_for_as_time_passes()
    {
        var (purchase, sub) = await CreateAsync("life");
        Assert.Equal("BULIDING", await StatusAsync("life"));
        Assert.NotEmpty(At(await PayAsync(purchase), "data", "pay_failure_purchase_order_ids").AsArray());

        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(1), Stop);
        Assert.Equal("WAIT_BUYER_P", await StatusAsync("life"));
        var paying = await PayAsync(purchase);
        Assert.Equal("true", (string)At(paying, "success")!);
        Assert.Equal(purchase, (string)At(paying, "data", "will_pay_purchase_order_ids", 0)!);
        Assert.Equal("WAIT_BUYER_P", await StatusAsync("life"));

        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(1), Stop);
        Assert.Equal("WAIT_SELLER_SEND_GOODS", await StatusAsync("life"));
        Assert.Empty(At(await LogisticsAsync(sub), "result", "data", "pnm_logistics_details").AsArray());

        await Control.AdvanceClockAsync(TimeSpan.FromHours(6), Stop);
        Assert.Equal("WAIT_BUYER_CONFIRM_GOODS", await StatusAsync("life"));
        Assert.Equal("COLLECTED", (string)At(await LogisticsAsync(sub), "result", "data", "pnm_logistics_details", 0, "logistics_status")!);

        await Control.AdvanceClockAsync(TimeSpan.FromHours(48), Stop);
        Assert.Equal("SIGNED", (string)At(await LogisticsAsync(sub), "result", "data", "pnm_logistics_details", 0, "logistics_status")!);
    }

    [Fact]
    public async Task Cancelling_is_accepted_first_and_done_a_little_later()
    {
        var (purchase, _) = await CreateAsync("cancel");
        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(1), Stop);

        var accepted = await Wire.TaobaoAsync("/purchase/order/asyn/cancel", ("purchase_id", purchase), ("cancel_reason", "不想要了"));
        var meanwhile = await StatusAsync("cancel");
        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(1), Stop);

        Assert.True((bool)At(accepted, "success"));
        Assert.Equal("WAIT_BUYER_P", meanwhile);
        Assert.Equal("TRADE_CLOSED", await StatusAsync("cancel"));
    }

    [Fact]
    public async Task Part_of_an_order_is_not_cancelled()
    {
        var (purchase, sub) = await CreateAsync("part");
        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(1), Stop);
        Task<JsonNode> CancelAsync(string subs) => Wire.TaobaoAsync(
            "/purchase/order/asyn/cancel", ("purchase_id", purchase), ("cancel_reason", "x"), ("sub_purchase_orderId_list", subs));

        Assert.False((bool)At(await CancelAsync("[\"1\"]"), "success"));
        Assert.True((bool)At(await CancelAsync($"[\"{sub}\"]"), "success"));
    }

    [Fact]
    public async Task Orders_are_listed_by_when_they_changed()
    {
        await CreateAsync("early");
        await Control.AdvanceClockAsync(TimeSpan.FromHours(1), Stop);
        await CreateAsync("late");
        var since = (Time.GetUtcNow() + TimeSpan.FromMinutes(30)).ToUnixTimeMilliseconds();

        var found = At(await Wire.TaobaoAsync("/purchase/orders/query", ("modify_time_start", $"{since}"), ("page_size", "1")), "data");

        Assert.Equal(1, (int)At(found, "results_total"));
        Assert.Equal("late", (string)At(found, "purchase_orders", 0, "outer_purchase_id")!);
    }

    private async Task<(string Purchase, string Sub)> CreateAsync(string reference)
    {
        await Wire.RegisterAsync(Item);
        var order = At(await Wire.CreateAsync(reference, TaobaoCalls.Camel(Item, 1)), "data", "order_list", 0);
        return (At(order, "purchase_id").ToString(), At(order, "order_line_list", 0, "sub_purchase_order_id").ToString());
    }

    private async Task<string> StatusAsync(string reference) =>
        (string)At(await Wire.QueryAsync(reference), "data", "purchase_orders", 0, "status")!;

    private Task<JsonNode> PayAsync(string purchase) => Wire.TaobaoAsync("/purchase/order/batch/pay", ("purchaseOrderIdList", $"[\"{purchase}\"]"));

    private Task<JsonNode> LogisticsAsync(string sub) => Wire.TaobaoAsync("/logistics/detail/get", ("purchase_order_line_id", sub));
}
