using ReverseBuy.Buying;
using ReverseBuy.Connectors.Alibaba1688.Tests.Support;

namespace ReverseBuy.Connectors.Alibaba1688.Tests;

public sealed class PurchasingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_preview_sums_its_groups_in_fen()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Preview, Samples.PreviewOfTwo);

        var buyable = Assert.IsType<PurchasePreview.Buyable>(await host.Seam<IPurchasing>().PreviewAsync(host.Context, ScriptedHost.Purchase, Token));

        Assert.Equal(new Money(46m, Currency.CNY), buyable.GoodsTotal);
        Assert.Equal(new Money(13m, Currency.CNY), buyable.Freight);
        Assert.Equal(2, buyable.OrderCount);
    }

    [Fact]
    public async Task A_preview_whose_line_is_refused_names_the_line()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Preview, """
            {"orderPreviewResuslt":[{"tradeModeNameList":["nzassure"],"status":true,"sumPayment":1,"sumCarriage":0,
             "cargoList":[{"offerId":548818919805,"specId":"eb81c61de14f4adb405ffcc2c8a4a3fb","resultCode":"500_004","message":"库存不足"}]}],"success":true}
            """);

        var refused = Assert.IsType<PurchasePreview.Refused>(await host.Seam<IPurchasing>().PreviewAsync(host.Context, ScriptedHost.Purchase, Token));

        Assert.Equal(PurchaseRefusalReason.OutOfStock, refused.Refusal.Reason);
        Assert.Equal(ScriptedHost.Line.Sku, refused.Refusal.Sku);
    }

    [Fact]
    public async Task A_preview_without_a_way_of_trade_cannot_be_ordered()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Preview, """{"orderPreviewResuslt":[{"tradeModeNameList":[],"status":true,"sumPayment":1,"sumCarriage":0}],"success":true}""");

        var refused = Assert.IsType<PurchasePreview.Refused>(await host.Seam<IPurchasing>().PreviewAsync(host.Context, ScriptedHost.Purchase, Token));

        Assert.Equal(PurchaseRefusalReason.NotOrderable, refused.Refusal.Reason);
    }

    [Theory]
    [InlineData("nzassure", true)]
    [InlineData("creditBuy", false)]
    public async Task A_way_of_trade_that_the_host_insists_on_must_be_one_of_the_previews_and_is_named_in_the_creation(string way, bool isBuyable)
    {
        await using var host = await ScriptedHost.StartAsync(configure: options => options.TradeType = way);
        host.Gateway.Answer(Samples.Preview, Samples.PreviewOfTwo).Answer(Samples.Create, Samples.Single);

        var preview = await host.Seam<IPurchasing>().PreviewAsync(host.Context, ScriptedHost.Purchase, Token);
        await host.Seam<IPurchasing>().CreateAsync(host.Context, ScriptedHost.Purchase, Token);

        Assert.Equal(isBuyable, preview is PurchasePreview.Buyable);
        Assert.True(isBuyable || ((PurchasePreview.Refused)preview).Refusal.Reason == PurchaseRefusalReason.NotOrderable);
        Assert.DoesNotContain("tradeType", host.Gateway.Calls[0].Form.Keys);
        Assert.Equal(way, host.Gateway.Calls[1].Form["tradeType"]);
    }

    [Fact]
    public async Task A_preview_without_its_sum_is_an_outage_and_not_free_of_charge()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Preview, """{"orderPreviewResuslt":[{"tradeModeNameList":["nzassure"],"status":true}],"success":true}""");

        var error = await Assert.ThrowsAsync<MarketplaceException>(async () => await host.Seam<IPurchasing>().PreviewAsync(host.Context, ScriptedHost.Purchase, Token));

        Assert.Equal(MarketplaceErrorKind.Unavailable, error.Kind);
    }

    [Fact]
    public async Task What_is_sent_names_offer_and_hash_the_warehouse_and_our_reference()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Create, Samples.Single);

        await host.Seam<IPurchasing>().CreateAsync(host.Context, ScriptedHost.Purchase, Token);

        var form = Assert.Single(host.Gateway.Calls).Form;
        Assert.Equal("rb1", form["outOrderId"]);
        Assert.Equal("general", form["flow"]);
        Assert.Equal("""[{"offerId":548818919805,"specId":"eb81c61de14f4adb405ffcc2c8a4a3fb","quantity":2}]""", form["cargoParamList"]);
        Assert.Contains("\"districtCode\":\"440111\"", form["addressParam"], StringComparison.Ordinal);
        Assert.Contains("广东省", form["addressParam"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_id_is_an_order_even_beside_success_false()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Create, Samples.Single);

        var placed = Assert.IsType<PurchaseResult.Placed>(await host.Seam<IPurchasing>().CreateAsync(host.Context, ScriptedHost.Purchase, Token));

        Assert.Equal([new PlacedUpstreamOrder("87407346014789305", new Money(1568m, Currency.CNY))], placed.Orders);
        Assert.Empty(placed.RefusedLines);
    }

    [Fact]
    public async Task A_split_creation_gives_every_order()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Create, Samples.Split);

        var placed = Assert.IsType<PurchaseResult.Placed>(await host.Seam<IPurchasing>().CreateAsync(host.Context, ScriptedHost.Purchase, Token));

        Assert.Equal(["105581756010628640", "105637283010628640"], placed.Orders.Select(order => order.Id));
        Assert.Equal([48480m, 50500m], placed.Orders.Select(order => order.Total.Amount));
    }

    [Fact]
    public async Task Lines_that_were_left_out_are_named_beside_the_order()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Create, """
            {"result":{"success":true,"orderId":"87407346014789305","totalSuccessAmount":100,"postFee":0,
             "failedOfferList":[{"offerId":"548818919805","specId":"eb81c61de14f4adb405ffcc2c8a4a3fb","errorCode":"500_005","errorMessage":"低于起批量"}]},"success":true}
            """);

        var placed = Assert.IsType<PurchaseResult.Placed>(await host.Seam<IPurchasing>().CreateAsync(host.Context, ScriptedHost.Purchase, Token));

        var refusal = Assert.Single(placed.RefusedLines);
        Assert.Equal((ScriptedHost.Line.Sku, PurchaseRefusalReason.QuantityRule), (refusal.Sku!.Value, refusal.Reason));
    }

    [Theory]
    [InlineData("""{"success":false,"code":"AddressId invalid","message":"AddressId invalid:AddressId invalid"}""")]
    [InlineData("""{"result":{"success":"false","code":"500_004","message":"库存不足"},"success":"false","code":"500_004"}""")]
    [InlineData("""{"result":null,"success":false,"code":"500","message":"not support tradeType:【X】"}""")]
    public async Task A_business_refusal_of_a_creation_is_definite(string answer)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Create, answer);

        Assert.IsType<PurchaseResult.Refused>(await host.Seam<IPurchasing>().CreateAsync(host.Context, ScriptedHost.Purchase, Token));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"success":true}""")]
    [InlineData("""{"success":"perhaps","result":{}}""")]
    [InlineData("""{"success":true,"result":{"success":true}}""")]
    [InlineData("""{"success":true,"result":{"orderId":"87407346014789305"}}""")]
    [InlineData("""{"success":true,"result":{"orderId":"87407346014789305","totalSuccessAmount":"a lot"}}""")]
    [InlineData("""{"success":false,"code":"SYSTEM_ERROR","message":"?"}""")]
    [InlineData("""{"success":false,"code":"500","message":"?"}""")]
    [InlineData("""{"success":false,"message":"调用超时"}""")]
    [InlineData("<html>")]
    [InlineData("")]
    public async Task A_creation_that_may_have_been_carried_out_is_said_to_be_unknown(string answer)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Create, answer);

        var error = await Assert.ThrowsAsync<MarketplaceException>(async () => await host.Seam<IPurchasing>().CreateAsync(host.Context, ScriptedHost.Purchase, Token));

        Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, error.Kind);
        Assert.False(error.IsTransient);
        Assert.Single(host.Gateway.Calls);
    }

    [Theory]
    [InlineData("""{"result":{"success":true,"result":{"payChannel":"alipay","paySuccess":true}}}""", PayOutcome.Paid)]
    [InlineData("""{"result":{"success":"true","result":{"paySuccess":"true"}}}""", PayOutcome.Paid)]
    [InlineData("""{"result":{"success":true,"result":{"paySuccess":false}}}""", PayOutcome.Accepted)]
    [InlineData("""{"result":{"success":true,"result":{}}}""", PayOutcome.Accepted)]
    [InlineData("""{"result":{"success":false,"code":"400_4","message":"nothing payable"}}""", PayOutcome.Refused)]
    [InlineData("""{"result":{"success":false,"code":"PRODUCT_TRADE_STAT_ERROR","message":"stock"}}""", PayOutcome.Refused)]
    public async Task A_payment_that_was_answered_has_its_outcome(string answer, PayOutcome outcome)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Pay, answer);

        Assert.Equal(outcome, (await host.Seam<IPurchasing>().PayAsync(host.Context, "87407346014789305", Token)).Outcome);
        Assert.Equal("""{"orderId":87407346014789305}""", Assert.Single(host.Gateway.Calls).Form["tradeWithholdPreparePayParam"]);
    }

    [Theory]
    [InlineData("""{"result":{"success":false,"code":"SYSTEM_ERROR","message":"?"}}""")]
    [InlineData("""{"result":{"success":true}}""")]
    [InlineData("""{"result":{"success":true,"result":{"paySuccess":"perhaps"}}}""")]
    public async Task A_payment_whose_answer_cannot_be_believed_is_unknown(string answer)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Pay, answer);

        var error = await Assert.ThrowsAsync<MarketplaceException>(async () => await host.Seam<IPurchasing>().PayAsync(host.Context, "87407346014789305", Token));

        Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, error.Kind);
    }
}
