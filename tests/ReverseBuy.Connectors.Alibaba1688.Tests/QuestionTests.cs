using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Buying;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Alibaba1688.Tests.Support;
using ReverseBuy.Following;

namespace ReverseBuy.Connectors.Alibaba1688.Tests;

/// <summary>What is asked, as it goes over the wire.</summary>
public sealed class QuestionTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SearchSort.Relevance, """{"keyword":"饼干","beginPage":3,"pageSize":50,"country":"en","priceStart":"1.5","priceEnd":"20"}""")]
    [InlineData(SearchSort.PriceAscending, """{"keyword":"饼干","beginPage":3,"pageSize":50,"country":"en","sort":"{\"price\":\"asc\"}","priceStart":"1.5","priceEnd":"20"}""")]
    [InlineData(SearchSort.PriceDescending, """{"keyword":"饼干","beginPage":3,"pageSize":50,"country":"en","sort":"{\"price\":\"desc\"}","priceStart":"1.5","priceEnd":"20"}""")]
    [InlineData(SearchSort.Sales, """{"keyword":"饼干","beginPage":3,"pageSize":50,"country":"en","sort":"{\"monthSold\":\"desc\"}","priceStart":"1.5","priceEnd":"20"}""")]
    public async Task A_search_has_its_order_as_json_inside_the_json(SearchSort sort, string expected)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Search, SampleFile.Text("keyword-query"));

        await host.Seam<IProductSearch>().SearchAsync(
            host.Context,
            new SearchQuery("饼干") { Page = 3, PageSize = 500, Sort = sort, MinimumPrice = new Money(1.5m, Currency.CNY), MaximumPrice = new Money(20m, Currency.CNY) },
            Token);

        Assert.Equal(expected, Assert.Single(host.Gateway.Calls).Form["offerQueryParam"]);
    }

    [Fact]
    public async Task A_price_in_another_currency_filters_nothing_and_is_refused()
    {
        await using var host = await ScriptedHost.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(async () => await host.Seam<IProductSearch>()
            .SearchAsync(host.Context, new SearchQuery("饼干") { MinimumPrice = new Money(1m, Currency.EUR) }, Token));

        Assert.Empty(host.Gateway.Calls);
    }

    [Fact]
    public async Task A_picture_is_uploaded_and_searched_by_its_id()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer("product.image.upload", SampleFile.Text("image-upload")).Answer("product.search.imageQuery", SampleFile.Text("image-query"));

        var page = await host.Seam<IImageSearch>().SearchAsync(host.Context, new ImageQuery(Png), Token);

        Assert.Equal("https://cbu01.alicdn.com/img/ibank/1.jpg", Assert.Single(page.Hits).Image!.AbsoluteUri);
        Assert.Equal($$"""{"imageBase64":"{{Convert.ToBase64String(Png)}}"}""", host.Gateway.Calls[0].Form["uploadImageParam"]);
        Assert.Equal("""{"imageId":"1084226379543221000","beginPage":1,"pageSize":20,"country":"en"}""", host.Gateway.Calls[1].Form["offerQueryParam"]);
    }

    [Fact]
    public async Task What_is_no_picture_or_too_large_is_not_uploaded()
    {
        await using var host = await ScriptedHost.StartAsync(configure: options => options.LargestImage = 10);

        foreach (var image in new byte[][] { [], [1, 2, 3], [.. Png, .. Png] })
        {
            var error = await Assert.ThrowsAsync<ArgumentException>(async () => await host.Seam<IImageSearch>().SearchAsync(host.Context, new ImageQuery(image), Token));
            Assert.Contains("10", error.Message, StringComparison.Ordinal);
        }

        Assert.Empty(host.Gateway.Calls);
    }

    [Fact]
    public async Task A_picture_that_the_platform_could_not_read_is_no_empty_result()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer("product.image.upload", """{"result":{"success":"true","result":"0"}}""");

        var error = await Assert.ThrowsAsync<MarketplaceException>(async () => await host.Seam<IImageSearch>().SearchAsync(host.Context, new ImageQuery(Png), Token));

        Assert.Equal(MarketplaceErrorKind.Unavailable, error.Kind);
    }

    [Fact]
    public async Task Freight_is_asked_by_sku_and_by_the_codes_of_province_city_and_district()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer("product.freight.estimate", SampleFile.Text("freight"));
        var other = new ListingId(Alibaba1688Marketplace.Id, "620201390233");

        var estimates = await host.Seam<IFreightEstimator>().EstimateAsync(
            host.Context,
            new LiveOfferRequest(
                SandboxFixture.Warehouse,
                [
                    new LiveOfferLine(new SkuId(ScriptedHost.Listing, "11"), 2),
                    new LiveOfferLine(new SkuId(other, SkuId.OnlySku), 3),
                    new LiveOfferLine(new SkuId(ScriptedHost.Listing, "12"), 1),
                ]),
            Token);

        Assert.Equal([ScriptedHost.Listing, other], estimates.Select(estimate => estimate.Listing));
        Assert.All(estimates, estimate => Assert.Equal(12.3m, estimate.Freight.Amount));
        Assert.Equal(
            [
                """{"offerId":548818919805,"toProvinceCode":"440000","toCityCode":"440100","toCountryCode":"440111","totalNum":3,"logisticsSkuNumModels":[{"skuId":"11","number":2},{"skuId":"12","number":1}]}""",
                """{"offerId":620201390233,"toProvinceCode":"440000","toCityCode":"440100","toCountryCode":"440111","totalNum":3,"logisticsSkuNumModels":[]}""",
            ],
            host.Gateway.Calls.Select(call => call.Form["productFreightQueryParamsNew"]).Order());
    }

    [Fact]
    public async Task Orders_modified_in_a_stretch_of_time_are_asked_for_in_beijing_time_and_without_its_end()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Orders, SampleFile.Text("order-list"));

        var page = await host.Seam<IUpstreamOrders>().ListAsync(
            host.Context,
            new UpstreamOrderQuery(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 1, 1, 1, 0, 0, TimeSpan.Zero)) { Page = 2 },
            Token);

        Assert.True(page.HasMore);
        var form = Assert.Single(host.Gateway.Calls).Form;
        Assert.Equal(("20260101080000000+0800", "20260101085959999+0800"), (form["modifyStartTime"], form["modifyEndTime"]));
        Assert.Equal(("2", "20"), (form["page"], form["pageSize"]));
        Assert.DoesNotContain("bizTypes", form.Keys);
        Assert.Equal(UpstreamStatus.PartlyShipped, Assert.Single(page.Orders).Status);
    }

    [Fact]
    public async Task A_payment_may_be_made_sure_of_its_agreement_and_choose_its_channel()
    {
        await using var host = await ScriptedHost.StartAsync(configure: options =>
        {
            options.CheckPayAgreement = true;
            options.PayChannel = "shegou";
        });
        host.Gateway.Answer("alibaba.trade.pay.protocolPay.isopen", SampleFile.Text("pay-agreements"));

        var refused = await host.Seam<IPurchasing>().PayAsync(host.Context, "87407346014789305", Token);

        Assert.Equal((PayOutcome.Refused, "no-agreement"), (refused.Outcome, refused.MarketplaceCode));
        Assert.Equal("alibaba.trade.pay.protocolPay.isopen", Assert.Single(host.Gateway.Calls).Operation);

        await using var other = await ScriptedHost.StartAsync(configure: options =>
        {
            options.CheckPayAgreement = true;
            options.PayChannel = "alipay";
        });
        other.Gateway.Answer("alibaba.trade.pay.protocolPay.isopen", SampleFile.Text("pay-agreements")).Answer(Samples.Pay, SampleFile.Text("pay"));
        Assert.Equal(PayOutcome.Paid, (await other.Seam<IPurchasing>().PayAsync(other.Context, "87407346014789305", Token)).Outcome);
        Assert.Equal("""{"orderId":87407346014789305,"payChannel":"alipay"}""", other.Gateway.Calls[1].Form["tradeWithholdPreparePayParam"]);
    }

    [Fact]
    public async Task A_cashier_page_for_some_of_the_orders_is_none_for_all_of_them()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer("alibaba.alipay.url.get", """{"payUrl":"https://trade.1688.com/x","success":true,"payFailureOrderList":[2]}""");

        var link = Assert.IsType<CashierLink.Refused>(await host.Seam<ICashier>().GetLinkAsync(host.Context, ["1", "2"], Token));

        Assert.Contains("2", link.Message, StringComparison.Ordinal);
        Assert.Equal("[1,2]", Assert.Single(host.Gateway.Calls).Form["orderIdList"]);
        await Assert.ThrowsAsync<ArgumentException>(async () => await host.Seam<ICashier>().GetLinkAsync(host.Context, [], Token));
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await host.Seam<ICashier>().GetLinkAsync(host.Context, [.. Enumerable.Repeat("1", 101)], Token));
    }

    [Theory]
    [InlineData(Alibaba1688CashierChannel.CrossBorderPay, "alibaba.crossBorderPay.url.get")]
    [InlineData(Alibaba1688CashierChannel.CreditPay, "alibaba.creditPay.url.get")]
    public async Task Other_cashiers_take_fewer_orders_at_once(Alibaba1688CashierChannel channel, string operation)
    {
        await using var host = await ScriptedHost.StartAsync(configure: options => options.Cashier = channel);
        host.Gateway.Answer(operation, SampleFile.Text("cashier-cross-border"));

        var link = Assert.IsType<CashierLink.Refused>(await host.Seam<ICashier>().GetLinkAsync(host.Context, ["1"], Token));

        Assert.Equal(("400_4", "额度不足"), (link.MarketplaceCode, link.Message));
        Assert.Single(host.Gateway.Calls);
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await host.Seam<ICashier>().GetLinkAsync(host.Context, [.. Enumerable.Repeat("1", 31)], Token));
    }

    [Fact]
    public async Task A_refund_is_asked_for_once_for_the_lines_of_the_order_in_fen()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Order, SampleFile.Text("order")).Answer("alibaba.trade.createRefund", SampleFile.Text("refund-created"));

        var applied = Assert.IsType<RefundResult.Applied>(await host.Seam<IAfterSales>().ApplyAsync(host.Context, Refund, Token));

        Assert.Equal("TQ34931008034741532", applied.RefundId);
        var form = host.Gateway.Calls[1].Form;
        Assert.Equal(("58218860983545941", "[128403042259997715]", "refundWaitBuyerReceive"), (form["orderId"], form["orderEntryIds"], form["goodsStatus"]));
        Assert.Equal(("refund", "30", "0", "20006", "少发货了"), (form["disputeRequest"], form["applyPayment"], form["applyCarriage"], form["applyReasonId"], form["description"]));
        Assert.DoesNotContain("vouchers", form.Keys);
    }

    [Fact]
    public async Task A_refund_whose_answer_is_lost_is_unknown_and_was_sent_once()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Order, SampleFile.Text("order")).Answer("alibaba.trade.createRefund", () => throw new HttpRequestException("cut"));

        var error = await Assert.ThrowsAsync<MarketplaceException>(async () => await host.Seam<IAfterSales>().ApplyAsync(host.Context, Refund, Token));

        Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, error.Kind);
        Assert.Single(host.Gateway.Calls, call => call.Operation == "alibaba.trade.createRefund");
    }

    [Theory]
    [InlineData(RefundGoods.NotShipped, "waitsellersend", "refundWaitSellerSend")]
    [InlineData(RefundGoods.NotReceived, "waitbuyerreceive", "refundWaitBuyerReceive")]
    [InlineData(RefundGoods.NotReceived, "success", "aftersaleBuyerNotReceived")]
    [InlineData(RefundGoods.Received, "waitbuyerreceive", "refundBuyerReceived")]
    [InlineData(RefundGoods.Received, "confirm_goods", "aftersaleBuyerReceived")]
    public void Where_the_goods_are_is_said_in_the_platforms_words(RefundGoods goods, string status, string expected) =>
        Assert.Equal(expected, RefundScope.GoodsStatusOf(goods, status));

    [Fact]
    public async Task A_refund_that_the_platform_would_refuse_for_its_form_is_not_sent()
    {
        await using var host = await ScriptedHost.StartAsync();
        RefundRequest[] wrong =
        [
            Refund with { ReasonId = string.Empty },
            Refund with { Description = "少" },
            Refund with { Description = new string('少', 151) },
            Refund with { Amount = new Money(1m, Currency.EUR) },
            Refund with { Vouchers = [.. Enumerable.Repeat(new Uri("https://cbu01.alicdn.com/1.jpg"), 6)] },
        ];

        foreach (var request in wrong)
        {
            await Assert.ThrowsAsync<ArgumentException>(async () => await host.Seam<IAfterSales>().ApplyAsync(host.Context, request, Token));
        }

        Assert.Empty(host.Gateway.Calls);
    }

    [Fact]
    public async Task The_feed_is_asked_within_the_platforms_bounds()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer("push.cursor.messageList", SampleFile.Text("messages"));

        var messages = await host.Seam<IChangeFeed>().PullAsync(host.Context, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1), 5, Token);

        Assert.Equal(29, messages.Count);
        var form = Assert.Single(host.Gateway.Calls).Form;
        Assert.Equal(("20", "19700101080000000+0800", "19700101085959999+0800"), (form["quantity"], form["createStartTime"], form["createEndTime"]));
    }

    [Fact]
    public void Each_operation_says_what_happens_when_it_is_sent_twice()
    {
        var operations = typeof(Alibaba1688Operation).GetProperties().Where(property => property.PropertyType == typeof(Alibaba1688Operation))
            .Select(property => (Alibaba1688Operation)property.GetValue(null)!).ToLookup(operation => operation.Safety, operation => operation.Name);

        Assert.Equal(
            ["alibaba.trade.createCrossOrder", "alibaba.trade.createRefund", "alibaba.trade.pay.protocolPay.preparePay", "getToken", "push.cursor.messageList"],
            operations[OperationSafety.Once].Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "alibaba.product.follow.crossborder", "alibaba.product.unfollow.crossborder", "alibaba.trade.cancel", "alibaba.trade.cancelRefund",
                "alibaba.trade.refund.returnGoods", "getToken", "product.kjdistribute.addRelation", "product.kjdistribute.removeRelation",
            ],
            operations[OperationSafety.Idempotent].Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(false, TierBasis.Listing, 10, TierBasis.Listing)]
    [InlineData(true, TierBasis.Sku, 10, TierBasis.Sku)]
    public async Task How_an_offer_is_counted_is_an_option(bool lifts, TierBasis counts, int minimum, TierBasis expected)
    {
        await using var host = await ScriptedHost.StartAsync(configure: options =>
        {
            options.MixedBatchLiftsMinimum = lifts;
            options.TiersCount = counts;
        });
        host.Gateway.Answer(Samples.Detail, SampleFile.Text("detail-skus-by-quantity"));

        var product = await host.Seam<IProductSource>().FindAsync(host.Context, ScriptedHost.Listing, Token);

        Assert.Equal((minimum, expected), (product!.MinimumOrderQuantity, product.TierBasis));
        Assert.Equal([(10, 3m), (100, 2.5m)], product.Skus[0].Prices.Tiers.Select(tier => (tier.FromQuantity, tier.UnitPrice.Amount)));
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    public async Task With_mixed_batches_an_offers_own_minimum_may_fall_away(bool lifts, int minimum)
    {
        await using var host = await ScriptedHost.StartAsync(configure: options => options.MixedBatchLiftsMinimum = lifts);
        host.Gateway.Answer(Samples.Detail, SampleFile.Text("detail-by-sku"));

        var product = await host.Seam<IProductSource>().FindAsync(host.Context, ScriptedHost.Listing, Token);

        Assert.Equal((minimum, 2), (product!.MinimumOrderQuantity, product.LotSize));
        Assert.All(product.Images, image => Assert.Equal("https", image.Scheme));
    }

    private static RefundRequest Refund { get; } = new()
    {
        UpstreamOrderId = "58218860983545941",
        Kind = RefundKind.MoneyOnly,
        Goods = RefundGoods.NotReceived,
        Amount = new Money(0.3m, Currency.CNY),
        Freight = Money.Zero(Currency.CNY),
        ReasonId = "20006",
        Description = "少发货了",
    };
}
