using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Alibaba1688;

public sealed class Alibaba1688OrderTests : SandboxTest
{
    private static readonly CatalogueIndex Catalogue = CatalogueIndex.Build();

    private static readonly Listing Plain = Offer(listing => listing is { QuoteType: 1, MinimumOrderQuantity: 2, Seller: { Warehouses: 1, Mix: null } });

    private static readonly Listing TwoWarehouses = Offer(listing => listing is { HasSkus: true, MinimumOrderQuantity: 1, Seller.Warehouses: 2 });

    [Fact]
    public async Task A_preview_sums_in_fen_and_prices_in_yuan()
    {
        var preview = await Wire.PreviewAsync((Plain.Id, Plain.Skus[0].SpecId, 2));

        var first = At(preview, "orderPreviewResuslt", 0);
        Assert.True((bool)At(preview, "success"));
        Assert.Equal((Plain.Skus[0].PriceFen * 2) + Plain.PostFeeFen, (long)At(first, "sumPayment"));
        Assert.Equal(Plain.Skus[0].PriceFen / 100m, (decimal)At(first, "cargoList", 0, "finalUnitPrice"));
    }

    [Fact]
    public async Task Broken_rules_have_the_documented_codes()
    {
        var other = Offer(listing => listing.HasSkus && listing.Seller != Plain.Seller);
        var lot = Offer(listing => listing is { LotSize: 3, Seller.Mix: null });
        var lotSpec = lot.HasSkus ? lot.Skus[0].SpecId : null;

        Assert.Equal("500_001", Code(await Wire.PreviewAsync((1, null, 2))));
        Assert.Equal("500_002", Code(await Wire.PreviewAsync((Plain.Id, null, 2))));
        Assert.Equal("500_002", Code(await Wire.PreviewAsync((Plain.Id, Plain.Skus[0].SpecId, 2), (other.Id, other.Skus[0].SpecId, 6))));
        Assert.Equal("500_003", Code(await Wire.PreviewAsync((Plain.Id, other.Skus[0].SpecId, 2))));
        Assert.Equal("500_004", Code(await Wire.PreviewAsync((Plain.Id, Plain.Skus[0].SpecId, 100_000))));
        Assert.Equal("500_005", Code(await Wire.PreviewAsync((Plain.Id, Plain.Skus[0].SpecId, 1))));
        Assert.Equal("500_009", Code(await Wire.PreviewAsync((lot.Id, lotSpec, 7))));
    }

    [Fact]
    public async Task Consigning_needs_a_relation_that_no_seller_here_has_and_a_flow_must_be_one_of_the_platforms()
    {
        var cargo = $"[{{\"offerId\":{Plain.Id},\"specId\":\"{Plain.Skus[0].SpecId}\",\"quantity\":2}}]";
        const string Address = """{"fullName":"仓库","mobile":"13800000000","address":"滨江路1号"}""";

        var consigned = await Wire.AlibabaAsync("com.alibaba.trade", "alibaba.createOrder.preview", ("addressParam", Address), ("cargoParamList", cargo), ("flow", "saleproxy"));
        var unknown = await Wire.AlibabaAsync("com.alibaba.trade", "alibaba.createOrder.preview", ("addressParam", Address), ("cargoParamList", cargo), ("flow", "made-up"));

        Assert.Equal("500_007", Code(consigned));
        Assert.Equal("gw.ParamInvalid", (string)At(unknown, "error_code")!);
    }

    [Fact]
    public async Task An_order_of_more_than_three_months_is_in_the_other_table()
    {
        await Wire.CreateAsync("old", (Plain.Id, Plain.Skus[0].SpecId, 2));
        await Control.AdvanceClockAsync(TimeSpan.FromDays(93), Stop);
        await Wire.CreateAsync("new", (Plain.Id, Plain.Skus[0].SpecId, 2));

        Assert.Equal(["new"], await ReferencesAsync("false"));
        Assert.Equal(["old"], await ReferencesAsync("true"));

        async Task<IEnumerable<string>> ReferencesAsync(string isHis) =>
            At(await Wire.AlibabaAsync("com.alibaba.trade", "alibaba.trade.getBuyerOrderList", ("isHis", isHis)), "result").AsArray()
                .Select(trade => (string)At(trade, "baseInfo", "outOrderId")!);
    }

    [Fact]
    public async Task Whoever_may_pay_is_told_how_much_by_when_and_through_what()
    {
        var order = (string)At(await Wire.CreateAsync("pay", (Plain.Id, Plain.Skus[0].SpecId, 2)), "result", "orderId")!;

        var ways = await Wire.AlibabaAsync("com.alibaba.trade", "alibaba.trade.payWay.query", ("orderId", order));
        await Wire.PayAsync(order);
        var paid = await Wire.AlibabaAsync("com.alibaba.trade", "alibaba.trade.payWay.query", ("orderId", order));

        Assert.Equal((Plain.Skus[0].PriceFen * 2) + Plain.PostFeeFen, (long)At(ways, "resultList", "payFee"));
        Assert.Equal("2026-03-02 16:00:00", (string)At(ways, "resultList", "timeout")!);
        Assert.Equal("500_2", (string)At(paid, "errorCode")!);
    }

    [Theory]
    [InlineData("alibaba.crossBorderPay.url.get")]
    [InlineData("alibaba.creditPay.url.get")]
    public async Task Other_cashiers_take_thirty_orders_and_spell_their_words_right(string cashier)
    {
        var order = (string)At(await Wire.CreateAsync("pay", (Plain.Id, Plain.Skus[0].SpecId, 2)), "result", "orderId")!;

        var page = await Wire.AlibabaAsync("com.alibaba.trade", cashier, ("orderIdList", $"[{order},5]"));
        var none = await Wire.AlibabaAsync("com.alibaba.trade", cashier, ("orderIdList", "[5]"));
        var many = await Wire.AlibabaAsync("com.alibaba.trade", cashier, ("orderIdList", $"[{string.Join(',', Enumerable.Range(1, 31))}]"));

        Assert.EndsWith(order, (string)At(page, "payUrl")!, StringComparison.Ordinal);
        Assert.Equal(("true", 5), ((string)At(page, "success")!, (long)At(page, "cantPayOrderList", 0)));
        Assert.Equal(("false", "400_4"), ((string)At(none, "success")!, (string)At(none, "errorCode")!));
        Assert.NotNull(At(none, "errorMsg"));
        Assert.Equal("gw.ParamInvalid", (string)At(many, "error_code")!);
    }

    [Fact]
    public async Task A_sellers_terms_of_mixed_batches_are_told()
    {
        var mixing = Offer(listing => listing.Seller.Mix is not null).Seller;

        var terms = await Wire.AlibabaAsync("com.alibaba.trade", "alibaba.trade.OpQueryMarketingMixConfig", ("sellerMemberId", mixing.MemberId));
        var nobody = await Wire.AlibabaAsync("com.alibaba.trade", "alibaba.trade.OpQueryMarketingMixConfig");

        Assert.Equal((mixing.Mix!.AmountYuan, mixing.Mix.Number), ((int)At(terms, "result", "mixAmount"), (int)At(terms, "result", "mixNumber")));
        Assert.Equal("500_1", (string)At(nobody, "errorCode")!);
    }

    [Fact]
    public async Task A_trade_of_the_international_site_is_none_here()
    {
        var answer = await Wire.AlibabaAsync("com.alibaba.trade", "alibaba.trade.get.buyerView", ("webSite", "alibaba"), ("orderId", "1"));

        Assert.Equal("gw.ParamInvalid", (string)At(answer, "error_code")!);
    }

    [Fact]
    public async Task A_mixed_batch_is_met_by_the_sellers_total()
    {
        var small = Offer(listing => listing is { HasSkus: true, MinimumOrderQuantity: 2, Seller.Mix: not null });

        var alone = await Wire.PreviewAsync((small.Id, small.Skus[0].SpecId, 1));
        var together = Offer(listing => listing.HasSkus && listing.Seller == small.Seller && listing != small && listing.LotSize is null);
        var mixed = await Wire.PreviewAsync((small.Id, small.Skus[0].SpecId, 1), (together.Id, together.Skus[0].SpecId, 6));

        Assert.Equal("500_006", Code(alone));
        Assert.True((bool)At(mixed, "success"));
    }

    [Fact]
    public async Task A_seller_with_two_warehouses_splits_the_order()
    {
        var created = await Wire.CreateAsync("split", (TwoWarehouses.Id, TwoWarehouses.Skus[0].SpecId, 1), (TwoWarehouses.Id, TwoWarehouses.Skus[1].SpecId, 1));

        Assert.Equal(string.Empty, (string)At(created, "result", "orderId")!);
        Assert.Equal(2, At(created, "result", "orderList").AsArray().Count);
        Assert.Equal(2, (int)At(await Wire.ListAsync("split"), "totalRecord"));
    }

    [Fact]
    public async Task Creating_twice_under_one_number_buys_twice()
    {
        await CreatePlainAsync("again");
        await CreatePlainAsync("again");

        var orders = await Control.GetOrdersAsync(Stop);
        Assert.Equal(2, orders.Count);
        Assert.All(orders, order => Assert.Equal("again", order.Reference));
        Assert.Contains(orders, order => order.Id.Length == 18);
        Assert.Contains(orders, order => order.Id.Length == 19);
    }

    [Fact]
    public async Task Short_stock_refuses_the_offer_and_an_order_takes_stock()
    {
        var sku = Plain.Skus[0];
        var (listing, skuId) = (Plain.Id.ToString(null as IFormatProvider), sku.Id.ToString(null as IFormatProvider));
        await Control.ChangeStockAsync("1688", listing, skuId, 3, Stop);
        await CreatePlainAsync("first");

        var second = await Wire.CreateAsync("second", (Plain.Id, sku.SpecId, 2));

        Assert.False((bool)At(second, "success"));
        Assert.Equal("500_004", (string)At(second, "result", "failedOfferList", 0, "errorCode")!);
        Assert.Equal(1, (await ListingAsync("1688", candidate => candidate.Id == listing)).Skus[0].Stock);
    }

    [Fact]
    public async Task An_order_is_paid_shipped_and_signed_for_as_time_passes()
    {
        var order = await CreatePlainAsync("life");
        Assert.Equal("waitbuyerpay", await StatusAsync(order));
        Assert.Equal("500_2", (string)At(await Wire.LogisticsAsync(order), "errorCode")!);

        Assert.False((bool)At(await Wire.PayAsync(order), "result", "result", "paySuccess"));
        Assert.Equal("waitbuyerpay", await StatusAsync(order));
        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(2), Stop);
        Assert.Equal("waitsellersend", await StatusAsync(order));

        await Control.AdvanceClockAsync(TimeSpan.FromHours(6), Stop);
        Assert.Equal("waitbuyerreceive", await StatusAsync(order));
        Assert.NotEmpty((string)At(await Wire.LogisticsAsync(order), "result", 0, "logisticsBillNo")!);

        await Control.AdvanceClockAsync(TimeSpan.FromHours(48), Stop);
        Assert.Equal("success", await StatusAsync(order));
        Assert.Equal("SIGN", (string)At(await Wire.LogisticsAsync(order), "result", 0, "status")!);
        Assert.Equal(3, At(await Wire.TraceAsync(order), "logisticsTrace", 0, "logisticsSteps").AsArray().Count);
    }

    [Fact]
    public async Task Cancelling_must_wait_ten_seconds_and_gives_the_stock_back()
    {
        var order = await CreatePlainAsync("cancel");

        Assert.Equal("CLOSE_ORDER_TOO_FAST", (string)At(await Wire.CancelAsync(order), "errorCode")!);
        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(10), Stop);
        Assert.True((bool)At(await Wire.CancelAsync(order), "success"));

        Assert.Equal("cancel", await StatusAsync(order));
        Assert.Equal("ORDER_STATUS_ERROR", (string)At(await Wire.CancelAsync(order), "errorCode")!);
        var listing = await ListingAsync("1688", candidate => Id(candidate.Id) == Plain.Id);
        Assert.Equal(Plain.Skus[0].Stock, listing.Skus[0].Stock);
    }

    [Fact]
    public async Task An_unpaid_order_expires_and_cannot_be_paid()
    {
        var order = await CreatePlainAsync("late");
        await Control.AdvanceClockAsync(TimeSpan.FromHours(24), Stop);

        Assert.Equal("cancel", await StatusAsync(order));
        Assert.Equal("400_4", (string)At(await Wire.PayAsync(order), "result", "code")!);
    }

    [Fact]
    public async Task A_changed_price_is_what_is_paid()
    {
        await Control.ChangePriceAsync("1688", Plain.Id.ToString(null as IFormatProvider), null, 1.5m, Stop);

        var created = await Wire.CreateAsync("dear", (Plain.Id, Plain.Skus[0].SpecId, 2));

        var unit = (long)Math.Round(Plain.Skus[0].PriceFen * 1.5m, MidpointRounding.AwayFromZero);
        Assert.Equal((unit * 2) + Plain.PostFeeFen, (long)At(created, "result", "totalSuccessAmount"));
    }

    private static Listing Offer(Func<Listing, bool> suits) =>
        Catalogue.Listings.First(listing => listing.Marketplace == Marketplaces.Alibaba1688 && suits(listing));

    private static string Code(System.Text.Json.Nodes.JsonNode preview) => (string)At(preview, "errorCode")!;

    private async Task<string> CreatePlainAsync(string reference) =>
        (string)At(await Wire.CreateAsync(reference, (Plain.Id, Plain.Skus[0].SpecId, 2)), "result", "orderId")!;

    private async Task<string> StatusAsync(string order) => (string)At(await Wire.ViewAsync(order), "result", "baseInfo", "status")!;
}
