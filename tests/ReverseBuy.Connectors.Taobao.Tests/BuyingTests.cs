using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Taobao.Buying;
using ReverseBuy.Connectors.Taobao.Tests.Support;

namespace ReverseBuy.Connectors.Taobao.Tests;

public sealed class BuyingTests
{
    private const string Key = "600084670918432591:32248575036476";

    [Fact]
    public async Task A_preview_tells_goods_and_freight_of_what_is_really_paid()
    {
        var gateway = new ScriptedGateway().Answer("/purchase/order/render", Samples.Preview);
        await using var host = new TaobaoHost(gateway);
        var preview = await PreviewAsync(host);

        Assert.Equal(new PurchasePreview.Buyable(Yuan(12.60m), Yuan(5m), 1), preview);
        var lines = JsonElement.Parse(gateway.Calls[0].Form["render_item_List"]);
        Assert.Equal("600084670918432591", lines[0].GetProperty("itemId").GetString());
        Assert.Equal("32248575036476", lines[0].GetProperty("skuId").GetString());
        Assert.Contains("广州市", gateway.Calls[0].Form["warehouse_address"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"item_id":600084670918432591,"sku_id":"32248575036476","error_code":"STOCK_NOT_ENOUGH","error_msg":"x"}""", PurchaseRefusalReason.OutOfStock)]
    [InlineData("""{"itemId":"600084670918432591","skuId":32248575036476,"reason":"offline"}""", PurchaseRefusalReason.NotOrderable)]
    public async Task A_sku_that_cannot_be_bought_is_a_refusal_that_names_it(string unavailable, PurchaseRefusalReason reason)
    {
        var answer = """{"code":"0","result":{"success":true,"data":{"render_item_list":[],"unavailable_sku_list":[LINE],"total_real_pay_price":null}}}"""
            .Replace("LINE", unavailable, StringComparison.Ordinal);
        await using var host = new TaobaoHost(new ScriptedGateway().Answer("/purchase/order/render", answer));
        var refusal = Assert.IsType<PurchasePreview.Refused>(await PreviewAsync(host)).Refusal;
        Assert.Equal(reason, refusal.Reason);
        Assert.Equal(Purchases.Line(Key).Sku, refusal.Sku);
    }

    [Fact]
    public async Task A_purchase_is_created_under_our_reference_in_fen()
    {
        var gateway = new ScriptedGateway().Answer("/purchase/order/create", Samples.Created);
        await using var host = new TaobaoHost(gateway);
        var result = await CreateAsync(host, Purchases.Line(Key, 2, 59.90m), Purchases.Line("4096709792297020", 1, 10m));

        var placed = Assert.IsType<PurchaseResult.Placed>(result);
        Assert.Equal([new PlacedUpstreamOrder("200077867837", Yuan(20m))], placed.Orders);
        Assert.Equal("4096709792297020", Assert.Single(placed.RefusedLines).Sku?.Value);
        var form = Assert.Single(gateway.Calls).Form;
        Assert.Equal(("FY20220426002", "12980", "PANAMA"), (form["outer_purchase_id"], form["purchase_amount"], form["channel_order_type"]));
        Assert.Equal(
            """[{"itemId":"600084670918432591","skuId":"32248575036476","quantity":2,"currency":"CNY","price":5990,"orderLineNo":"1"},"""
            + """{"itemId":"4096709792297020","quantity":1,"currency":"CNY","price":1000,"orderLineNo":"2"}]""",
            form["order_line_list"]);
    }

    [Fact]
    public async Task Order_lines_can_be_written_the_other_way()
    {
        var gateway = new ScriptedGateway().Answer("/purchase/order/create", Samples.Created);
        await using var host = new TaobaoHost(gateway, options => options.OrderLineKeyStyle = TaobaoOrderLineKeyStyle.Snake);
        await CreateAsync(host, Purchases.Line(Key));
        Assert.Equal(
            """[{"item_id":"600084670918432591","sku_id":"32248575036476","quantity":1,"currency":"CNY","price":1000,"order_line_no":"1"}]""",
            gateway.Calls[0].Form["order_line_list"]);
    }

    [Theory]
    [InlineData("""{"code":"0","success":false,"error_code":"PRICE_CHANGED","error_msg":"价格变动"}""", PurchaseRefusalReason.PriceChanged)]
    [InlineData("""{"code":"0","success":true,"data":{"success":false,"error_code":"INVENTORY_SHORT","error_message":"x"}}""", PurchaseRefusalReason.OutOfStock)]
    [InlineData("""{"code":"0","success":"false","error_code":"E1","error_msg":"起购量"}""", PurchaseRefusalReason.QuantityRule)]
    [InlineData("""{"code":"0","success":0,"error_code":"E1","error_msg":"商品已下架"}""", PurchaseRefusalReason.NotOrderable)]
    [InlineData("""{"code":"0","success":false,"error_code":"E1","error_msg":"?"}""", PurchaseRefusalReason.Other)]
    public async Task A_definite_refusal_buys_nothing_and_says_why(string answer, PurchaseRefusalReason reason)
    {
        await using var host = new TaobaoHost(new ScriptedGateway().Answer("/purchase/order/create", answer));
        Assert.Equal(reason, Assert.IsType<PurchaseResult.Refused>(await CreateAsync(host, Purchases.Line(Key))).Refusal.Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a:b")]
    [InlineData("1:2:3")]
    [InlineData("1\":2")]
    public async Task A_key_that_is_none_of_ours_is_not_sent(string key)
    {
        var gateway = new ScriptedGateway();
        await using var host = new TaobaoHost(gateway);
        await Assert.ThrowsAsync<ArgumentException>(async () => await CreateAsync(host, Purchases.Line(key)));
        Assert.Empty(gateway.Calls);
    }

    [Fact]
    public async Task An_accepted_payment_is_not_yet_paid_and_a_refused_one_says_why()
    {
        var gateway = new ScriptedGateway().Answer("/purchase/order/batch/pay", Samples.Paid);
        await using var host = new TaobaoHost(gateway);
        var purchasing = host.Seam<IPurchasing>();
        Assert.Equal(new PayResult(PayOutcome.Accepted), await purchasing.PayAsync(TaobaoHost.Context, "200077867837", TestContext.Current.CancellationToken));
        Assert.Equal(
            new PayResult(PayOutcome.Refused, "BALANCE", "余额不足"),
            await purchasing.PayAsync(TaobaoHost.Context, "200077867840", TestContext.Current.CancellationToken));
        Assert.Equal("[\"200077867837\"]", gateway.Calls[0].Form["purchaseOrderIdList"]);
    }

    [Theory]
    [InlineData("""{"code":"0","success":true,"data":{"will_pay_purchase_order_ids":[]}}""")]
    [InlineData("""{"code":"0","success":true,"data":null}""")]
    [InlineData("""{"code":"0","success":false,"error_code":"SYSTEM_ERROR"}""")]
    [InlineData("""{"code":"0","success":false,"data":{"pay_failed_results":[{"gspOrderId":"7","errorCode":"ORDER_ALREADY_PAID"}]}}""")]
    public async Task A_payment_that_may_have_happened_is_not_refused(string answer)
    {
        await using var host = new TaobaoHost(new ScriptedGateway().Answer("/purchase/order/batch/pay", answer));
        var error = await Assert.ThrowsAsync<MarketplaceException>(
            async () => await host.Seam<IPurchasing>().PayAsync(TaobaoHost.Context, "7", TestContext.Current.CancellationToken));
        Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, error.Kind);
    }

    [Fact]
    public async Task An_order_is_read_back_with_lines_that_carry_the_keys_they_were_ordered_by()
    {
        var gateway = new ScriptedGateway().Answer("/purchase/orders/query", Samples.Orders);
        await using var host = new TaobaoHost(gateway);
        var order = await host.Seam<IUpstreamOrders>().FindAsync(TaobaoHost.Context, "200077867837", TestContext.Current.CancellationToken);

        Assert.NotNull(order);
        Assert.Equal((UpstreamStatus.PartlyShipped, "WAIT_SELLER_SEND_GOODS"), (order.Status, order.MarketplaceStatus));
        Assert.Equal((Yuan(25m), Yuan(5m), "FY20220426002"), (order.Total, order.Freight, order.Reference));
        Assert.Equal(
            [
                new UpstreamOrderLine(Key, 2, Yuan(5m)) { Id = "2912066688476065752" },
                new UpstreamOrderLine("600084670918432592", 1, Yuan(10m)) { Id = "2912066688476065753" },
            ],
            order.Lines);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1650939687000), order.PaidAt);
        Assert.Equal("[\"200077867837\"]", gateway.Calls[0].Form["purchase_ids"]);
    }

    [Fact]
    public async Task Orders_are_found_by_reference_across_pages_and_strangers_are_left_out()
    {
        var gateway = new ScriptedGateway()
            .Answer("/purchase/orders/query", Page(Enumerable.Range(1, 10).Select(id => (id, "R1"))))
            .Answer("/purchase/orders/query", Page([(10, "R1"), (11, "R1"), (12, "R2")]));
        await using var host = new TaobaoHost(gateway);
        var orders = await host.Seam<IUpstreamOrders>().FindByReferenceAsync(TaobaoHost.Context, "R1", TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(1, 11).Select(id => $"{id}"), orders.Select(order => order.Id));
        Assert.Equal(["1", "2"], gateway.Calls.Select(call => call.Form["page_no"]));

        static string Page(IEnumerable<(int Id, string Reference)> orders) =>
            """{"code":"0","success":true,"data":{"results_total":13,"purchase_orders":["""
            + string.Join(',', orders.Select(order =>
                $$"""{"purchase_id":{{order.Id}},"outer_purchase_id":"{{order.Reference}}","status":"BULIDING","purchase_amount":"1"}"""))
            + "]}}";
    }

    [Theory]
    [InlineData("""{"code":"0","success":true,"data":null}""", CancelOutcome.Accepted)]
    [InlineData("""{"code":"0","success":"false","error_code":"ORDER_ALREADY_CANCELLED"}""", CancelOutcome.Accepted)]
    [InlineData("""{"code":"0","success":false,"error_code":"ORDER_STATUS_NOT_SUPPORT_CANCEL","error_msg":"x"}""", CancelOutcome.Refused)]
    [InlineData("""{"code":"0","success":false,"error_msg":"x"}""", CancelOutcome.Refused)]
    public async Task A_cancellation_is_taken_on_or_refused_but_never_known_to_be_done(string answer, CancelOutcome outcome)
    {
        var gateway = new ScriptedGateway().Answer("/purchase/order/asyn/cancel", answer);
        await using var host = new TaobaoHost(gateway, options => options.CancelReason = "拍错了");
        var result = await host.Seam<IPurchasing>().CancelAsync(TaobaoHost.Context, "7", TestContext.Current.CancellationToken);
        Assert.Equal(outcome, result.Outcome);
        var form = Assert.Single(gateway.Calls).Form;
        Assert.Equal(("7", "拍错了"), (form["purchase_id"], form["cancel_reason"]));
    }

    [Theory]
    [InlineData("""{"code":"0","success":false,"error_code":"SYSTEM_ERROR"}""")]
    [InlineData("""{"code":"0","success":false}""")]
    [InlineData("""{"type":"ISP","code":"ServiceTimeout"}""")]
    public async Task A_cancellation_that_may_have_been_taken_on_is_not_refused(string answer)
    {
        await using var host = new TaobaoHost(new ScriptedGateway().Answer("/purchase/order/asyn/cancel", answer));
        var error = await Assert.ThrowsAsync<MarketplaceException>(
            async () => await host.Seam<IPurchasing>().CancelAsync(TaobaoHost.Context, "7", TestContext.Current.CancellationToken));
        Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, error.Kind);
    }

    [Fact]
    public async Task Orders_are_listed_by_when_they_changed_and_what_changed_at_the_end_is_left_to_the_next_stretch()
    {
        var gateway = new ScriptedGateway().Answer("/purchase/orders/query", """
            {"code":"0","success":true,"data":{"results_total":"5","page_no":2,"page_size":2,"purchase_orders":[
             {"purchase_id":1,"status":"NEW_STATUS","purchase_amount":1,"modify_time":1999},{"purchase_id":2,"status":"TRADE_CLOSED","purchase_amount":1,"modify_time":"2000"}]}}
            """);
        await using var host = new TaobaoHost(gateway);
        var query = new UpstreamOrderQuery(DateTimeOffset.FromUnixTimeMilliseconds(1000), DateTimeOffset.FromUnixTimeMilliseconds(2000)) { Page = 2, PageSize = 500 };
        var page = await host.Seam<IUpstreamOrders>().ListAsync(TaobaoHost.Context, query, TestContext.Current.CancellationToken);

        var order = Assert.Single(page.Orders);
        Assert.Equal(("1", UpstreamStatus.Unknown, "NEW_STATUS"), (order.Id, order.Status, order.MarketplaceStatus));
        Assert.True(page.HasMore);
        var form = Assert.Single(gateway.Calls).Form;
        Assert.Equal(("1000", "2000", "ASC"), (form["modify_time_start"], form["modify_time_end"], form["sort_type"]));
        Assert.Equal(("2", "20"), (form["page_no"], form["page_size"]));
    }

    [Theory]
    [InlineData("10", RefundStatus.AwaitingSeller)]
    [InlineData("\"20\"", RefundStatus.AwaitingBuyer)]
    [InlineData("30", RefundStatus.Returning)]
    [InlineData("100", RefundStatus.Refunded)]
    [InlineData("-10", RefundStatus.Closed)]
    [InlineData("\"-20\"", RefundStatus.Closed)]
    [InlineData("0", RefundStatus.Unknown)]
    [InlineData("55", RefundStatus.Unknown)]
    public async Task A_refund_is_read_with_its_status_as_it_was_sent(string sent, RefundStatus status)
    {
        var answer = Samples.Refund.Replace("\"refund_status\": 20", "\"refund_status\":" + sent, StringComparison.Ordinal);
        var gateway = new ScriptedGateway().Answer("/order/refund/query", answer);
        await using var host = new TaobaoHost(gateway);
        var refund = await host.Seam<IRefunds>().FindAsync(TaobaoHost.Context, "151200000000000007", TestContext.Current.CancellationToken);
        Assert.Equal(new RefundReading("151200000000000007", status, sent.Trim('"'), Yuan(10m)), refund);
        Assert.Equal("151200000000000007", gateway.Calls[0].Form["refundId"]);
    }

    [Fact]
    public async Task A_refund_that_does_not_exist_is_none()
    {
        await using var host = new TaobaoHost(new ScriptedGateway().Answer(
            "/order/refund/query", """{"code":"0","result":{"success":false,"error_code":"REFUND_NOT_FOUND","data":null}}"""));
        Assert.Null(await host.Seam<IRefunds>().FindAsync(TaobaoHost.Context, "1", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_order_names_its_refunds()
    {
        await using var host = new TaobaoHost(new ScriptedGateway().Answer("/purchase/orders/query", Samples.Orders));
        var order = await host.Seam<IUpstreamOrders>().FindAsync(TaobaoHost.Context, "200077867837", TestContext.Current.CancellationToken);
        Assert.Equal(["151200000000000007"], order!.RefundIds);
    }

    [Fact]
    public async Task Freight_is_what_a_preview_of_each_listing_alone_says()
    {
        var gateway = new ScriptedGateway().Answer("/product/get", Samples.Product).Answer("/purchase/order/render", Samples.Preview);
        await using var host = new TaobaoHost(gateway);
        var estimates = await EstimateAsync(host, TaobaoHost.Listing("731040994692"), TaobaoHost.Listing("2"));

        Assert.Equal([(TaobaoHost.Listing("731040994692"), Yuan(5m), false), (TaobaoHost.Listing("2"), Yuan(5m), false)],
            estimates.Select(estimate => (estimate.Listing, estimate.Freight, estimate.IsFree)));
        Assert.Equal(2, gateway.Calls.Count(call => call.Path == "/purchase/order/render"));
    }

    [Theory]
    [InlineData("/product/get", """{"code":"0","success":false,"error_code":"10001::NOT_FOUND","data":null}""", MarketplaceErrorKind.NotFound)]
    [InlineData("/product/get", """{"type":"ISV","code":"ApiCallLimit","message":"1 second"}""", MarketplaceErrorKind.Throttled)]
    [InlineData("/purchase/order/render", """{"code":"0","result":{"success":true,"data":{"unavailable_sku_list":[{"item_id":1,"error_code":"SOLD_OUT"}]}}}""", MarketplaceErrorKind.InvalidRequest)]
    public async Task Freight_that_the_platform_does_not_tell_is_not_guessed(string path, string answer, MarketplaceErrorKind kind)
    {
        var gateway = new ScriptedGateway().Answer(path, answer).Answer("/product/get", Samples.Product);
        await using var host = new TaobaoHost(gateway);
        var error = await Assert.ThrowsAsync<MarketplaceException>(() => EstimateAsync(host, TaobaoHost.Listing("731040994692")));
        Assert.Equal(kind, error.Kind);
    }

    [Theory]
    [InlineData("BULIDING", "", UpstreamStatus.Creating)]
    [InlineData("WAIT_BUYER_P", "WAIT_BUYER_P", UpstreamStatus.Unpaid)]
    [InlineData("WAIT_BUYER_PAY", "", UpstreamStatus.Unpaid)]
    [InlineData("WAIT_BUYER_P", "WAIT_SELLER_SEND_GOODS", UpstreamStatus.Paid)]
    [InlineData("WAIT_SELLER_SEND_GOODS", "WAIT_SELLER_SEND_GOODS", UpstreamStatus.Paid)]
    [InlineData("WAIT_SELLER_SEND_GOODS", "WAIT_BUYER_CONFIRM_GOODS,WAIT_SELLER_SEND_GOODS", UpstreamStatus.PartlyShipped)]
    [InlineData("WAIT_SELLER_SEND_GOODS", "WAIT_BUYER_CONFIRM_GOODS,TRADE_CLOSED", UpstreamStatus.Shipped)]
    [InlineData("WAIT_BUYER_CONFIRM_GOODS", "WAIT_BUYER_CONFIRM_GOODS,WAIT_SELLER_SEND_GOODS", UpstreamStatus.PartlyShipped)]
    [InlineData("WAIT_BUYER_CONFIRM_GOODS", "WAIT_BUYER_CONFIRM_GOODS", UpstreamStatus.Shipped)]
    [InlineData("TRADE_CLOSED", "WAIT_BUYER_P", UpstreamStatus.Cancelled)]
    [InlineData("TRADE_FINISHED", "", UpstreamStatus.Closed)]
    [InlineData("SOMETHING_NEW", "WAIT_BUYER_CONFIRM_GOODS", UpstreamStatus.Unknown)]
    public void The_status_of_an_order_follows_its_sub_orders_where_they_are_ahead(string main, string subs, UpstreamStatus status) =>
        Assert.Equal(status, TaobaoOrderStatus.Of(main, subs.Split(',', StringSplitOptions.RemoveEmptyEntries), isPaid: false));

    [Fact]
    public void An_order_with_a_time_of_payment_is_paid() =>
        Assert.Equal(UpstreamStatus.Paid, TaobaoOrderStatus.Of("WAIT_BUYER_P", [], isPaid: true));

    [Fact]
    public async Task Parcels_are_followed_in_beijing_time_and_waybills_without_news_are_kept()
    {
        var gateway = new ScriptedGateway().Answer("/purchase/orders/query", Samples.Orders).Answer("/logistics/detail/get", Samples.Logistics);
        await using var host = new TaobaoHost(gateway);
        var shipments = await host.Seam<IDomesticTracking>().GetShipmentsAsync(TaobaoHost.Context, "200077867837", TestContext.Current.CancellationToken);

        Assert.Equal(2, shipments.Count);
        Assert.Equal(("SF1", "顺丰速运", DomesticShipmentStatus.InTransit), (shipments[0].Waybill, shipments[0].Carrier, shipments[0].Status));
        Assert.Equal(new TrackingStep(new DateTimeOffset(2022, 4, 26, 8, 0, 0, TimeSpan.FromHours(8)), "已揽收"), shipments[0].Steps[0]);
        Assert.Equal(("SF2", DomesticShipmentStatus.Announced), (shipments[1].Waybill, shipments[1].Status));
        Assert.Equal("2912066688476065752", gateway.Calls.Single(call => call.Path == "/logistics/detail/get").Form["purchase_order_line_id"]);
    }

    [Theory]
    [InlineData("\"status\": \"WAIT_SELLER_SEND_GOODS\",\n      \"item_id\": \"600084670918432592\"")]
    public async Task A_waybill_that_stands_where_it_stood_before_is_found_too(string sub)
    {
        var orders = Samples.Orders.ReplaceLineEndings("\n");
        Assert.Contains(sub, orders, StringComparison.Ordinal);
        orders = orders.Replace(sub, sub + ",\"logistic_company_name\":\"中通快递\",\"logistic_number\":\"ZT1\"", StringComparison.Ordinal);
        var gateway = new ScriptedGateway().Answer("/purchase/orders/query", orders)
            .Answer("/logistics/detail/get", """{"code":"0","result":{"success":true,"data":{"pnm_logistics_details":[]}}}""");
        await using var host = new TaobaoHost(gateway);
        var shipments = await host.Seam<IDomesticTracking>().GetShipmentsAsync(TaobaoHost.Context, "200077867837", TestContext.Current.CancellationToken);

        Assert.Equal(["SF1", "SF2", "ZT1"], shipments.Select(shipment => shipment.Waybill));
        Assert.Equal(new DomesticShipment("ZT1", "中通快递", DomesticShipmentStatus.Announced), shipments[2]);
    }

    [Theory]
    [InlineData("WAITING_COLLECT", DomesticShipmentStatus.Announced)]
    [InlineData("COLLECTED", DomesticShipmentStatus.InTransit)]
    [InlineData("DELIVERING", DomesticShipmentStatus.InTransit)]
    [InlineData("WAITING_CUSTOMS", DomesticShipmentStatus.InTransit)]
    [InlineData("CUSTOMS_CLEARANCE", DomesticShipmentStatus.InTransit)]
    [InlineData("SIGNED", DomesticShipmentStatus.Delivered)]
    [InlineData("REJECTED", DomesticShipmentStatus.Failed)]
    [InlineData("RETURNED", DomesticShipmentStatus.Failed)]
    [InlineData("EXCEPTION", DomesticShipmentStatus.Failed)]
    [InlineData("CUSTOMS_FAILED", DomesticShipmentStatus.Failed)]
    [InlineData("UNKNOWN", DomesticShipmentStatus.Unknown)]
    [InlineData("ON_THE_MOON", DomesticShipmentStatus.Unknown)]
    public async Task The_status_of_a_parcel_is_told_with_the_word_it_was_read_from(string sent, DomesticShipmentStatus status)
    {
        var logistics = """{"code":"0","result":{"success":true,"data":{"pnm_logistics_details":[{"mail_no":"SF1","logistics_status":"STATUS"}]}}}"""
            .Replace("STATUS", sent, StringComparison.Ordinal);
        var gateway = new ScriptedGateway().Answer("/purchase/orders/query", Samples.Orders).Answer("/logistics/detail/get", logistics);
        await using var host = new TaobaoHost(gateway);
        var shipments = await host.Seam<IDomesticTracking>().GetShipmentsAsync(TaobaoHost.Context, "200077867837", TestContext.Current.CancellationToken);

        Assert.Equal((status, sent), (shipments[0].Status, shipments[0].MarketplaceStatus));
    }

    [Fact]
    public async Task What_was_paid_in_another_currency_is_not_taken_for_fen()
    {
        var paid = Samples.Orders.Replace("\"pay_currency\": \"CNY\"", "\"pay_currency\": \"USD\"", StringComparison.Ordinal)
            .Replace("\"pay_amount\": 2500", "\"pay_amount\": 350", StringComparison.Ordinal);
        await using var host = new TaobaoHost(new ScriptedGateway().Answer("/purchase/orders/query", paid));
        var order = await host.Seam<IUpstreamOrders>().FindAsync(TaobaoHost.Context, "200077867837", TestContext.Current.CancellationToken);

        Assert.Equal(Yuan(25m), order!.Total);
    }

    [Fact]
    public async Task A_total_in_another_currency_cannot_be_read()
    {
        var preview = Samples.Preview.Replace("\"CNY\"", "\"USD\"", StringComparison.Ordinal);
        var created = Samples.Created.Replace("\"CNY\"", "\"USD\"", StringComparison.Ordinal);
        await using var host = new TaobaoHost(new ScriptedGateway().Answer("/purchase/order/render", preview).Answer("/purchase/order/create", created));

        var previewing = await Assert.ThrowsAsync<MarketplaceException>(() => PreviewAsync(host));
        var creating = await Assert.ThrowsAsync<MarketplaceException>(() => CreateAsync(host, Purchases.Line(Key)));

        Assert.Equal((MarketplaceErrorKind.Unavailable, MarketplaceErrorKind.OutcomeUnknown), (previewing.Kind, creating.Kind));
    }

    [Fact]
    public async Task Following_an_order_that_does_not_exist_says_so()
    {
        await using var host = new TaobaoHost(new ScriptedGateway().Answer("/purchase/orders/query", Samples.Orders));
        var error = await Assert.ThrowsAsync<MarketplaceException>(
            async () => await host.Seam<IDomesticTracking>().GetShipmentsAsync(TaobaoHost.Context, "1", TestContext.Current.CancellationToken));
        Assert.Equal(MarketplaceErrorKind.NotFound, error.Kind);
    }

    private static async Task<IReadOnlyList<FreightEstimate>> EstimateAsync(TaobaoHost host, params ListingId[] listings)
    {
        var lines = listings.Select(listing => new LiveOfferLine(new SkuId(listing, "5159117406243"), 1));
        var request = new LiveOfferRequest(Purchases.Warehouse, [.. lines]);
        return await host.Seam<IFreightEstimator>().EstimateAsync(TaobaoHost.Context, request, TestContext.Current.CancellationToken);
    }

    private static Money Yuan(decimal amount) => new(amount, Currency.CNY);

    private static async Task<PurchasePreview> PreviewAsync(TaobaoHost host) =>
        await host.Seam<IPurchasing>().PreviewAsync(TaobaoHost.Context, Purchases.Request(Purchases.Line(Key)), TestContext.Current.CancellationToken);

    private static async Task<PurchaseResult> CreateAsync(TaobaoHost host, params PurchaseLine[] lines) =>
        await host.Seam<IPurchasing>().CreateAsync(TaobaoHost.Context, Purchases.Request(lines), TestContext.Current.CancellationToken);
}
