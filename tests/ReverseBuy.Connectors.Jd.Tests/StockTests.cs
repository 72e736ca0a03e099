using FsCheck;
using FsCheck.Xunit;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Jd.Buying;
using ReverseBuy.Connectors.Jd.Tests.Support;

namespace ReverseBuy.Connectors.Jd.Tests;

/// <summary>JD's stock is no number where it only echoes what was asked.</summary>
public sealed class StockTests
{
    public static TheoryData<int, int, string, string> States => new()
    {
        { 33, 1, "7", "exactly 7" },
        { 33, 49, "49", "exactly 49" },
        { 33, 49, "0", "out" },
        { 33, 49, "-1", "in stock" },
        { 33, 50, "50", "in stock" },
        { 33, 50, "-1", "in stock" },
        { 33, 99, "-1", "in stock" },
        { 33, 100, "100", "in stock" },
        { 33, 5000, "5000", "in stock" },
        { 33, 1, "null", "in stock" },
        { 39, 1, "3", "in stock" },
        { 40, 1, "3", "in stock" },
        { 36, 1, "3", "out" },
        { 34, 1, "3", "out" },
        { 99, 1, "3", "out" },
        { 12, 1, "3", "unknown" },
    };

    [Theory]
    [MemberData(nameof(States))]
    public void Each_state_has_its_meaning(int state, int asked, string remaining, string expected) =>
        Assert.Equal(expected, Read(state, asked, remaining).ToString());

    // From 50 on nothing that JD answers is a count, whatever it answers.
    [Property(MaxTest = 300)]
    public void Nothing_is_counted_from_fifty_on(NonNegativeInt more, int remaining)
    {
        var availability = Read(33, 50 + more.Get, remaining.ToString(System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal((AvailabilityKind.InStock, null), (availability.Kind, availability.Count));
    }

    [Fact]
    public async Task A_live_offer_of_a_hundred_is_in_stock_and_not_a_hundred()
    {
        await using var host = await LiveHostAsync("""[{"skuId":100001,"stockStateId":33,"StockStateDesc":"有货","remainNum":100}]""");

        var offered = Assert.IsType<LiveOffer.Offered>(await OneAsync(host, 100));

        Assert.Equal((3899m, Availability.InStock, "100001"), (offered.UnitPrice.Amount, offered.Availability, offered.PurchaseKey));
        Assert.Equal("""[{"skuId":100001,"num":100}]""", Assert.Single(host.Gateway.CallsOf("api/stock/getNewStockById")).Form["skuNums"]);
    }

    [Fact]
    public async Task A_live_offer_of_three_tells_what_is_left()
    {
        await using var host = await LiveHostAsync("""[{"skuId":100001,"stockStateId":33,"StockStateDesc":"有货","remainNum":7}]""");

        Assert.Equal(Availability.Exactly(7), Assert.IsType<LiveOffer.Offered>(await OneAsync(host, 3)).Availability);
    }

    [Theory]
    [InlineData("[{\"skuId\":100001,\"isAreaRestrict\":true}]", 1)]
    [InlineData("[{\"skuId\":100001,\"isAreaRestrict\":false}]", 0)]
    public async Task What_is_not_sent_to_the_area_or_not_sold_is_out_for_it(string limits, int saleState)
    {
        await using var host = await LiveHostAsync(
            """[{"skuId":100001,"stockStateId":33,"remainNum":7}]""", limits, $$"""[{"skuId":100001,"saleState":{{saleState}}}]""");

        Assert.Equal(Availability.Out, Assert.IsType<LiveOffer.Offered>(await OneAsync(host, 3)).Availability);
    }

    [Fact]
    public async Task A_listing_that_is_off_the_shelf_is_gone()
    {
        await using var host = await LiveHostAsync("[]", detail: SampleFile.Text("detail").Replace("\"state\":1", "\"state\":0", StringComparison.Ordinal));

        Assert.IsType<LiveOffer.ListingGone>(await OneAsync(host, 3));
    }

    [Fact]
    public async Task A_choice_that_the_listing_does_not_have_any_more_is_gone()
    {
        await using var host = await LiveHostAsync("[]");

        Assert.IsType<LiveOffer.SkuGone>(await OneAsync(host, 3, "555555"));
    }

    [Fact]
    public async Task What_fails_for_one_listing_is_that_listings_answer()
    {
        await using var host = await LiveHostAsync("""[{"skuId":100001,"stockStateId":33,"remainNum":7}]""");
        host.Gateway.Replace("api/product/getDetail", call => call.Form["sku"] == "100001"
            ? SampleFile.Text("detail")
            : """{"success":false,"resultCode":"5001","resultMessage":"系统异常","result":null}""");
        SkuId[] skus = [new(ScriptedHost.Listing("200001"), SkuId.OnlySku), new(ScriptedHost.Listing(), SkuId.OnlySku)];

        var offers = await host.Seam<ILiveOffers>().GetAsync(
            ScriptedHost.Context, new LiveOfferRequest(ScriptedHost.Warehouse, [.. skus.Select(sku => new LiveOfferLine(sku, 1))]), TestContext.Current.CancellationToken);

        Assert.Equal(skus, offers.Select(offer => offer.Sku));
        Assert.Equal(MarketplaceErrorKind.Unavailable, Assert.IsType<LiveOffer.Unreachable>(offers[0]).Error.Kind);
        Assert.IsType<LiveOffer.Offered>(offers[1]);
    }

    [Fact]
    public async Task Many_listings_share_one_call_for_prices_stock_and_limits()
    {
        await using var host = await LiveHostAsync("[]");
        LiveOfferLine[] lines = [.. Enumerable.Range(100001, 20).Select(sku => new LiveOfferLine(
            new SkuId(ScriptedHost.Listing(sku.ToString(System.Globalization.CultureInfo.InvariantCulture)), SkuId.OnlySku), 1))];

        await host.Seam<ILiveOffers>().GetAsync(ScriptedHost.Context, new LiveOfferRequest(ScriptedHost.Warehouse, lines), TestContext.Current.CancellationToken);

        Assert.Equal(20, host.Gateway.CallsOf("api/product/getDetail").Count());
        foreach (var shared in (string[])["api/price/getSellPrice", "api/stock/getNewStockById", "api/product/check", "api/product/checkAreaLimit", "api/product/skuImage"])
        {
            Assert.Single(host.Gateway.CallsOf(shared));
        }
    }

    private static async Task<LiveOffer> OneAsync(ScriptedHost host, int quantity, string sku = SkuId.OnlySku) => Assert.Single(await host.Seam<ILiveOffers>().GetAsync(
        ScriptedHost.Context,
        new LiveOfferRequest(ScriptedHost.Warehouse, [new LiveOfferLine(new SkuId(ScriptedHost.Listing(), sku), quantity)]),
        TestContext.Current.CancellationToken));

    private static async Task<ScriptedHost> LiveHostAsync(string stock, string limits = "[]", string sale = """[{"skuId":100001,"saleState":1}]""", string? detail = null)
    {
        var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer("api/product/getDetail", detail ?? SampleFile.Text("detail"))
            .Answer("api/product/getSimilarSku", """{"success":true,"resultCode":"0000","result":[]}""")
            .Answer("api/product/skuImage", SampleFile.Text("images"))
            .Answer("api/price/getSellPrice", SampleFile.Text("prices"))
            .Answer("api/stock/getNewStockById", Result(stock))
            .Answer("api/product/checkAreaLimit", Result(limits))
            .Answer("api/product/check", $$"""{"success":true,"resultCode":"0000","result":{{sale}}}""");
        return host;
    }

    private static string Result(string inText) => System.Text.Json.JsonSerializer.Serialize(new { success = true, resultCode = "0000", result = inText });

    private static Availability Read(int state, int asked, string remaining) =>
        JdStock.Read(WireValue.Parse($$"""{"skuId":1,"stockStateId":{{state}},"remainNum":{{remaining}}}"""), asked)!.Value;
}
