using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Jd.Tests.Support;

namespace ReverseBuy.Connectors.Jd.Tests;

public sealed class BuyingTests
{
    private const string Submit = "api/order/submitOrder";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_order_is_a_reservation_at_the_prices_that_we_expect()
    {
        await using var host = await ScriptedHost.StartAsync(options => options.OrderFields["invoicePhone"] = "4008000000");
        host.Gateway.Answer(Submit, SampleFile.Text("submitted"));

        var placed = Assert.IsType<PurchaseResult.Placed>(await host.Seam<IPurchasing>().CreateAsync(ScriptedHost.Context, ScriptedHost.Purchase(), Token));

        Assert.Equal(new PlacedUpstreamOrder("86403369569", new Money(165.16m, Currency.CNY)), Assert.Single(placed.Orders));
        Assert.Empty(placed.RefusedLines);
        Assert.Equal(
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["address"] = "机场路 1 号",
                ["city"] = "1601",
                ["companyName"] = "某某公司",
                ["county"] = "3633",
                ["doOrderPriceMode"] = "1",
                ["email"] = "xx",
                ["invoiceContent"] = "1",
                ["invoicePhone"] = "4008000000",
                ["invoiceState"] = "2",
                ["invoiceType"] = "2",
                ["isUseBalance"] = "1",
                ["mobile"] = "13000000000",
                ["name"] = "仓库",
                ["orderPriceSnap"] = """[{"price":159.16,"skuId":7545792}]""",
                ["paymentType"] = "4",
                ["province"] = "19",
                ["selectedInvoiceTitle"] = "5",
                ["sku"] = """[{"skuId":7545792,"num":1,"price":159.16,"bNeedGift":false,"bNeedAnnex":true}]""",
                ["submitState"] = "0",
                ["thirdOrder"] = "rb1",
                ["token"] = ScriptedHost.AccessToken,
                ["town"] = "0",
                ["zip"] = "510000",
            },
            new SortedDictionary<string, string>(host.Gateway.CallsOf(Submit).Single().Form.ToDictionary(), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(JdPaymentType.BankTransfer, "5")]
    [InlineData(JdPaymentType.JincaiCredit, "101")]
    [InlineData(JdPaymentType.MallJincai, "102")]
    public async Task The_balance_is_used_only_where_it_pays(JdPaymentType type, string sent)
    {
        await using var host = await ScriptedHost.StartAsync(options =>
        {
            options.PaymentType = type;
            (options.Invoice.Title, options.Invoice.Type, options.Invoice.State) = (JdInvoiceTitle.Person, JdInvoiceType.Electronic, JdInvoiceState.WithGoods);
        });
        host.Gateway.Answer(Submit, SampleFile.Text("submitted"));

        await host.Seam<IPurchasing>().CreateAsync(ScriptedHost.Context, ScriptedHost.Purchase(), Token);

        var form = host.Gateway.CallsOf(Submit).Single().Form;
        Assert.Equal((sent, "0", "4", "3", "1"), (form["paymentType"], form["isUseBalance"], form["selectedInvoiceTitle"], form["invoiceType"], form["invoiceState"]));
        Assert.DoesNotContain("companyName", form.Keys);
    }

    [Fact]
    public async Task Lines_of_one_sku_under_two_listings_are_ordered_as_one()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Submit, SampleFile.Text("submitted"));
        var other = ScriptedHost.Line() with { Sku = new SkuId(ScriptedHost.Listing("1"), "7545792"), Quantity = 2 };

        await host.Seam<IPurchasing>().CreateAsync(ScriptedHost.Context, ScriptedHost.Purchase(ScriptedHost.Line(), other), Token);

        Assert.Contains("\"num\":3", host.Gateway.CallsOf(Submit).Single().Form["sku"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0000")]
    [InlineData("0001")]
    [InlineData("9999")]
    public async Task An_order_that_was_made_counts_whatever_code_is_beside_it(string code)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Submit, SampleFile.Text("submitted").Replace("0001", code, StringComparison.Ordinal));

        Assert.IsType<PurchaseResult.Placed>(await host.Seam<IPurchasing>().CreateAsync(ScriptedHost.Context, ScriptedHost.Purchase(), Token));
    }

    [Theory]
    [InlineData("""{"success":true,"resultCode":"0001","result":null}""")]
    [InlineData("""{"success":true,"resultCode":"0001","result":{"jdOrderId":1}}""")]
    [InlineData("""{"success":false,"resultCode":"","resultMessage":""}""")]
    public async Task What_an_answer_leaves_open_is_unknown(string answer)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Submit, answer);

        var error = await Assert.ThrowsAsync<MarketplaceException>(
            async () => await host.Seam<IPurchasing>().CreateAsync(ScriptedHost.Context, ScriptedHost.Purchase(), Token));

        Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, error.Kind);
    }

    [Fact]
    public async Task A_refusal_names_the_line_that_JD_names()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Submit, """{"success":false,"resultCode":"3008","resultMessage":"商品222库存不足","result":null}""");

        var refused = Assert.IsType<PurchaseResult.Refused>(await host.Seam<IPurchasing>().CreateAsync(
            ScriptedHost.Context, ScriptedHost.Purchase(ScriptedHost.Line("111"), ScriptedHost.Line("222")), Token));

        Assert.Equal((PurchaseRefusalReason.OutOfStock, "3008", "222"), (refused.Refusal.Reason, refused.Refusal.MarketplaceCode, refused.Refusal.Sku!.Value.Listing.Value));
    }

    [Fact]
    public async Task A_purchase_key_of_somebody_else_is_refused_before_anything_is_sent()
    {
        await using var host = await ScriptedHost.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(async () => await host.Seam<IPurchasing>().CreateAsync(
            ScriptedHost.Context, ScriptedHost.Purchase(ScriptedHost.Line() with { PurchaseKey = "1,2" }), Token));
        Assert.Empty(host.Gateway.Calls);
    }

    [Theory]
    [InlineData("done", PayOutcome.Accepted)]
    [InlineData("refused", PayOutcome.Refused)]
    public async Task Paying_is_confirming(string answer, PayOutcome expected)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer("api/order/confirmOrder", answer == "done" ? SampleFile.Text(answer) : """{"success":false,"resultCode":"3017","resultMessage":"余额不足"}""");

        var result = await host.Seam<IPurchasing>().PayAsync(ScriptedHost.Context, "86403369569", Token);

        Assert.Equal(expected, result.Outcome);
        Assert.Equal("86403369569", Assert.Single(host.Gateway.Calls).Form["jdOrderId"]);
    }

    [Fact]
    public async Task A_confirmation_that_says_neither_yes_nor_no_is_unknown()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer("api/order/confirmOrder", SampleFile.Text("not-done"));

        var error = await Assert.ThrowsAsync<MarketplaceException>(async () => await host.Seam<IPurchasing>().PayAsync(ScriptedHost.Context, "1", Token));

        Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, error.Kind);
    }

    [Theory]
    [InlineData("done", CancelOutcome.Accepted)]
    [InlineData("not-done", CancelOutcome.Refused)]
    public async Task A_cancellation_is_taken_on_and_read_back(string answer, CancelOutcome expected)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer("api/order/cancel", SampleFile.Text(answer));

        Assert.Equal(expected, (await host.Seam<IPurchasing>().CancelAsync(ScriptedHost.Context, "86403369569", Token)).Outcome);
    }

    [Theory]
    [InlineData(7, 1, false, null)]
    [InlineData(0, 1, false, PurchaseRefusalReason.OutOfStock)]
    [InlineData(7, 0, false, PurchaseRefusalReason.NotOrderable)]
    [InlineData(7, 1, true, PurchaseRefusalReason.NotOrderable)]
    public async Task A_preview_asks_for_price_stock_limits_and_freight(int stock, int saleState, bool isLimited, PurchaseRefusalReason? expected)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer("api/price/getSellPrice", """{"success":true,"resultCode":"0000","result":[{"skuId":7545792,"price":"160.10"}]}""")
            .Answer("api/stock/getNewStockById", $$"""{"success":true,"resultCode":"0000","result":[{"skuId":7545792,"stockStateId":33,"remainNum":{{stock}}}]}""")
            .Answer("api/product/check", $$"""{"success":true,"resultCode":"0000","result":[{"skuId":7545792,"saleState":{{saleState}}}]}""")
            .Answer("api/product/checkAreaLimit", $$"""{"success":true,"resultCode":"0000","result":[{"skuId":7545792,"isAreaRestrict":"{{(isLimited ? "true" : "false")}}"}]}""")
            .Answer("api/order/getFreight", SampleFile.Text("freight"));

        var preview = await host.Seam<IPurchasing>().PreviewAsync(ScriptedHost.Context, ScriptedHost.Purchase(ScriptedHost.Line(quantity: 2)), Token);

        if (expected is { } reason)
        {
            var refused = Assert.IsType<PurchasePreview.Refused>(preview);
            Assert.Equal((reason, ScriptedHost.Line().Sku), (refused.Refusal.Reason, refused.Refusal.Sku!.Value));
            Assert.Empty(host.Gateway.CallsOf("api/order/getFreight"));
            return;
        }

        var buyable = Assert.IsType<PurchasePreview.Buyable>(preview);
        Assert.Equal((320.20m, 6m, 1), (buyable.GoodsTotal.Amount, buyable.Freight.Amount, buyable.OrderCount));
    }

    [Fact]
    public async Task Freight_is_estimated_listing_by_listing()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer("api/order/getFreight", SampleFile.Text("freight"))
            .Answer("api/order/getFreight", SampleFile.Text("freight").Replace("\"freight\":6", "\"freight\":\"0.00\"", StringComparison.Ordinal));
        LiveOfferLine[] lines = [new(new SkuId(ScriptedHost.Listing("11"), "12"), 2), new(new SkuId(ScriptedHost.Listing("21"), SkuId.OnlySku), 1), new(new SkuId(ScriptedHost.Listing("11"), "13"), 1)];

        var estimates = await host.Seam<IFreightEstimator>().EstimateAsync(ScriptedHost.Context, new LiveOfferRequest(ScriptedHost.Warehouse, lines), Token);

        Assert.Equal(["11", "21"], estimates.Select(estimate => estimate.Listing.Value));
        Assert.Equal([(6m, false), (0m, true)], estimates.Select(estimate => (estimate.Freight.Amount, estimate.IsFree)));
        Assert.Equal(
            ["""[{"skuId":12,"num":2},{"skuId":13,"num":1}]""", """[{"skuId":21,"num":1}]"""],
            host.Gateway.CallsOf("api/order/getFreight").Select(call => call.Form["sku"]));
    }
}
