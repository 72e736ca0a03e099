using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Tests.Support;

namespace ReverseBuy.Connectors.Alibaba1688.Tests;

public sealed class ReadingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> OtherWaysToWriteTheSame =>
    [
        Samples.Offer,
        Samples.Offer.Replace("548818919805", "\"548818919805\"", StringComparison.Ordinal).Replace("4878065068300", "\"4878065068300\"", StringComparison.Ordinal),
        Samples.Offer.Replace("\"quoteType\":1", "\"quoteType\":\"1\"", StringComparison.Ordinal).Replace("1030", "\"1030\"", StringComparison.Ordinal),
        Samples.Offer.Replace("\"14.9\"", "14.9", StringComparison.Ordinal).Replace("\"minOrderQuantity\":2", "\"minOrderQuantity\":\"2\"", StringComparison.Ordinal),
        Samples.Offer.Replace("\"batchNumber\":null", "\"batchNumber\":\"\",\"@type\":\"x\",\"class\":{}", StringComparison.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(OtherWaysToWriteTheSame))]
    public async Task An_offer_is_the_same_however_its_scalars_are_written(string offer)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Detail, Samples.Found(offer));

        var product = await host.Seam<IProductSource>().FindAsync(host.Context, ScriptedHost.Listing, Token);

        var sku = Assert.Single(product!.Skus);
        Assert.Equal("4878065068300", sku.Id.Value);
        Assert.Equal(new Money(14.9m, Currency.CNY), sku.Prices.First);
        Assert.Equal(Availability.Exactly(1030), sku.Availability);
        Assert.Equal((2, 1, ListingStatus.OnSale, TierBasis.Sku), (product.MinimumOrderQuantity, product.LotSize, product.Status, product.TierBasis));
        Assert.Equal("Color", Assert.Single(sku.Options).TranslatedName);
    }

    [Theory]
    [InlineData("published", ListingStatus.OnSale)]
    [InlineData("auto expired", ListingStatus.OffSale)]
    [InlineData("member deleted", ListingStatus.OffSale)]
    [InlineData("a-new-word", ListingStatus.Unknown)]
    public async Task A_status_that_is_not_known_concludes_nothing(string status, ListingStatus meaning)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Detail, Samples.Found(Samples.Offer.Replace("published", status, StringComparison.Ordinal)));

        Assert.Equal(meaning, (await host.Seam<IProductSource>().FindAsync(host.Context, ScriptedHost.Listing, Token))!.Status);
    }

    [Fact]
    public async Task A_sku_that_cannot_be_priced_is_no_choice_and_never_the_whole_offer()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Detail, Samples.Found(Samples.Offer.Replace("\"14.9\"", "\"0\"", StringComparison.Ordinal)));

        var product = await host.Seam<IProductSource>().FindAsync(host.Context, ScriptedHost.Listing, Token);

        Assert.Empty(product!.Skus);
        Assert.Equal(ListingStatus.OffSale, product.Status);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("<html>")]
    [InlineData("""{"result":{"success":false,"code":"500","message":"系统异常"}}""")]
    [InlineData("""{"result":{"success":true,"result":{"subject":"x"}}}""")]
    [InlineData("""{"result":{"success":true,"result":{"subject":"x","sellerOpenId":"s","minOrderQuantity":"many"}}}""")]
    public async Task An_outage_is_never_a_listing_that_does_not_exist(string answer)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Detail, answer);
        var line = new LiveOfferLine(new SkuId(ScriptedHost.Listing, "1"), 1);

        var error = await Assert.ThrowsAsync<MarketplaceException>(async () => await host.Seam<IProductSource>().FindAsync(host.Context, ScriptedHost.Listing, Token));
        var live = await host.Seam<ILiveOffers>().GetAsync(host.Context, new LiveOfferRequest(SandboxFixture.Warehouse, [line]), Token);

        Assert.Equal(MarketplaceErrorKind.Unavailable, error.Kind);
        Assert.Equal(MarketplaceErrorKind.Unavailable, Assert.IsType<LiveOffer.Unreachable>(Assert.Single(live)).Error.Kind);
    }

    [Fact]
    public async Task An_order_is_known_by_the_text_of_its_id_and_counted_in_yuan()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Order, Samples.View(Samples.Trade()));

        var order = await host.Seam<IUpstreamOrders>().FindAsync(host.Context, "58218860983545941", Token);

        Assert.Equal("58218860983545941", order!.Id);
        Assert.Equal((6.15m, 6m), (order.Total.Amount, order.Freight.Amount));
        Assert.Equal(new UpstreamOrderLine("547486647009:28b952ec96c8b5c3ab0affc1b74923f0", 1, new Money(0.3m, Currency.CNY)), Assert.Single(order.Lines));
        Assert.Empty(order.RefundIds);
        Assert.Equal(TimeSpan.FromHours(-7), order.CreatedAt!.Value.Offset);
    }

    [Fact]
    public async Task An_order_names_its_lines_and_its_refunds_whichever_place_they_stand_in()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Order, SampleFile.Text("order"));

        var order = await host.Seam<IUpstreamOrders>().FindAsync(host.Context, "58218860983545941", Token);

        Assert.Equal("128403042259997715", Assert.Single(order!.Lines).Id);
        Assert.Equal(["TQ7257793022991577", "TQ7257793022991578", "TQ7257793022991576"], order.RefundIds);
    }

    [Theory]
    [InlineData("{}", null)]
    [InlineData("""{"weight":0.3}""", 300)]
    [InlineData("""{"weight":"0.3001"}""", 301)]
    [InlineData("""{"weight":0.3,"officialWeight":0.25}""", 250)]
    [InlineData("""{"weight":0}""", null)]
    [InlineData("""{"weight":"about a pound"}""", null)]
    [InlineData("""{"weight":1e30}""", null)]
    [InlineData("""{"weight":0.3,"skuShippingInfoList":[{"skuId":4878065068300,"weight":310}]}""", 310)]
    [InlineData("""{"weight":0.3,"skuShippingInfoList":[{"skuId":1,"weight":310}]}""", 300)]
    [InlineData("""{"skuShippingInfoList":[{"skuId":4878065068300,"weight":310}],"skuShippingDetails":[{"skuId":"4878065068300","weight":0.32}]}""", 320)]
    [InlineData("""{"skuShippingInfoList":[{"skuId":4878065068300,"weight":310}],"skuShippingDetails":[{"skuId":"4878065068300","weight":0.32,"officialWeight":"0.33"}]}""", 330)]
    [InlineData("""{"skuShippingInfoList":[{"skuId":4878065068300,"weight":310}],"skuShippingDetails":[{"skuId":"4878065068300","aiWeight":0.5}]}""", 310)]
    public async Task A_weight_is_the_skus_own_before_the_offers_and_measured_before_told(string shipping, int? grams)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Detail, Samples.Found(Samples.Offer.Replace("\"status\"", $"\"productShippingInfo\":{shipping},\"status\"", StringComparison.Ordinal)));

        Assert.Equal(grams, Assert.Single((await host.Seam<IProductSource>().FindAsync(host.Context, ScriptedHost.Listing, Token))!.Skus).WeightGrams);
    }

    [Theory]
    [InlineData("waitsellersend", "5", UpstreamStatus.PartlyShipped)]
    [InlineData("waitbuyerreceive", "5", UpstreamStatus.PartlyShipped)]
    [InlineData("waitbuyerreceive", "\"2\"", UpstreamStatus.Shipped)]
    [InlineData("waitsellersend", "1", UpstreamStatus.Paid)]
    [InlineData("waitsomethingnew", "1", UpstreamStatus.Unknown)]
    public async Task An_order_of_which_a_part_is_shipped_is_partly_shipped(string status, string logistics, UpstreamStatus meaning)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Order, Samples.View(Samples.Trade(status: status, logistics: logistics)));

        var order = await host.Seam<IUpstreamOrders>().FindAsync(host.Context, "58218860983545941", Token);

        Assert.Equal((meaning, status), (order!.Status, order.MarketplaceStatus));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"success":false}""")]
    [InlineData("""{"result":null,"success":"false","errorCode":"500","errorMessage":"?"}""")]
    public async Task A_search_by_reference_that_failed_is_no_proof_that_there_is_no_order(string answer)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Orders, answer);

        var error = await Assert.ThrowsAsync<MarketplaceException>(async () => await host.Seam<IUpstreamOrders>().FindByReferenceAsync(host.Context, "rb1", Token));

        Assert.Equal(MarketplaceErrorKind.Unavailable, error.Kind);
    }

    [Fact]
    public async Task A_platform_that_ignores_the_reference_does_not_pass_strangers_orders_for_ours()
    {
        await using var host = await ScriptedHost.StartAsync();
        for (var page = 0; page < 4; page++)
        {
            var trades = Enumerable.Range(page * 20, 20).Select(number => Samples.Trade(id: $"5821886098354{number:0000}"));
            host.Gateway.Answer(Samples.Orders, $$"""{"result":[{{string.Join(',', trades)}}],"totalRecord":5000}""");
        }

        var error = await Assert.ThrowsAsync<MarketplaceException>(async () => await host.Seam<IUpstreamOrders>().FindByReferenceAsync(host.Context, "rb1", Token));

        Assert.Equal("reference-ignored", error.MarketplaceCode);
        Assert.Equal(["1", "2", "3"], host.Gateway.Calls.Select(call => call.Form["page"]));
    }

    [Fact]
    public async Task Goods_that_are_not_shipped_yet_have_no_shipment()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Shipments, Samples.Failure("500_2"));

        Assert.Empty(await host.Seam<IDomesticTracking>().GetShipmentsAsync(host.Context, "58218860983545941", Token));
    }

    [Fact]
    public async Task Steps_belong_to_their_waybill_and_are_in_beijing_time_with_the_oldest_first()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway
            .Answer(Samples.Shipments, """{"result":[{"logisticsId":"LP1","logisticsBillNo":"YT1","status":"TRANSPORT","logisticsCompanyName":"圆通"},{"logisticsBillNo":"YT2","status":"SIGN"}],"success":true}""")
            .Answer(Samples.Trace, """
                {"logisticsTrace":[{"logisticsBillNo":"YT1","logisticsSteps":[{"acceptTime":"2018-07-25 08:00:00","remark":"到达"},
                 {"acceptTime":"2018-07-24 21:55:33","remark":"揽收"}]}],"success":true}
                """);

        var shipments = await host.Seam<IDomesticTracking>().GetShipmentsAsync(host.Context, "58218860983545941", Token);

        Assert.Equal([DomesticShipmentStatus.InTransit, DomesticShipmentStatus.Delivered], shipments.Select(shipment => shipment.Status));
        Assert.Equal(["揽收", "到达"], shipments[0].Steps.Select(step => step.Text));
        Assert.Equal(new DateTimeOffset(2018, 7, 24, 21, 55, 33, TimeSpan.FromHours(8)), shipments[0].Steps[0].At);
        Assert.Empty(shipments[1].Steps);
    }

    [Fact]
    public async Task A_shipment_without_a_trace_is_a_shipment_still()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway
            .Answer(Samples.Shipments, """{"result":[{"logisticsBillNo":"YT1","status":"ACCEPT"}],"success":"true"}""")
            .Answer(Samples.Trace, """{"success":false,"errorCode":"404"}""");

        Assert.Empty(Assert.Single(await host.Seam<IDomesticTracking>().GetShipmentsAsync(host.Context, "58218860983545941", Token)).Steps);
    }
}
