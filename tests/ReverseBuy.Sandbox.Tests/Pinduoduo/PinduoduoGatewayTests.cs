using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Pinduoduo;

public sealed class PinduoduoGatewayTests : SandboxTest
{
    private const string Search = "pdd.ddk.goods.search";
    private const string Detail = "pdd.ddk.goods.detail";
    private const string Feed = "pdd.ddk.order.list.increment.get";
    private const string Link = "pdd.ddk.goods.promotion.url.generate";
    private const string Bound = """{"uid":"sandbox"}""";

    [Fact]
    public async Task A_good_call_is_answered_in_the_member_of_its_interface()
    {
        var body = await SearchAsync(("keyword", "连衣裙"), ("page_size", "2"));

        Assert.Equal(2, At(body, "goods_search_response", "goods_list").AsArray().Count);
        Assert.Null(At(body, "goods_search_response", "goods_list", 0)["goods_id"]);
        Assert.True((int)At(body, "goods_search_response", "total_count") > 2);
    }

    [Theory]
    [InlineData(-11, "10001")]
    [InlineData(11, "10001")]
    [InlineData(-9, null)]
    [InlineData(9, null)]
    public async Task The_time_may_be_ten_minutes_off(int minutes, string? code)
    {
        Wire.ClockError = TimeSpan.FromMinutes(minutes);

        Assert.Equal(code, Code(await SearchAsync(("keyword", "裙"))));
    }

    [Theory]
    [InlineData("client_id", "other", "10016")]
    [InlineData("type", "pdd.order.number.list.get", "10017")]
    [InlineData("timestamp", "1772352000000", "10001")]
    [InlineData("data_type", "XML", "10001")]
    [InlineData("pid", "1_2", "50001")]
    [InlineData("custom_parameters", """{"uid":"other"}""", "50001")]
    [InlineData("custom_parameters", "sandbox", "50001")]
    [InlineData("custom_parameters", """{"uid":"sandbox","sid":"12345678901234567890123456789012345678901"}""", "50001")]
    [InlineData("page_size", "101", "10000")]
    [InlineData("sort_type", "99", "10000")]
    [InlineData("range_list", "[0]", "10000")]
    [InlineData("pageSize", "2", "10000")]
    [InlineData("list_id", "", "10000")]
    public async Task What_is_wrong_is_refused_with_its_code_and_status_200(string name, string value, string code) =>
        Assert.Equal(code, Code(await SearchAsync(("keyword", "裙"), (name, value))));

    [Fact]
    public async Task What_is_unbound_is_told_by_a_sub_code()
    {
        var error = At(await SearchAsync(("keyword", "裙"), ("pid", "1_2")), "error_response");

        Assert.Equal(("60001", 50001), ((string)At(error, "sub_code")!, (int)At(error, "error_code")));
    }

    [Fact]
    public async Task A_wrong_signature_and_a_missing_parameter_are_refused()
    {
        Assert.Equal("21002", Code(await SearchAsync()));
        Wire.Secret = "other";
        Assert.Equal("20004", Code(await SearchAsync(("keyword", "裙"))));
    }

    [Fact]
    public async Task Calls_beyond_the_quota_are_refused_until_the_next_second()
    {
        await using var host = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = Time, PinduoduoCallsPerSecond = 1 }, Stop);
        using var wire = new WireCaller(host, Time);
        (string, string)[] call = [("keyword", "裙"), ("pid", "60005_612"), ("custom_parameters", Bound)];

        Assert.Null(Code(await wire.PinduoduoAsync(Search, call)));
        Assert.Equal("70031", Code(await wire.PinduoduoAsync(Search, call)));
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(Code(await wire.PinduoduoAsync(Search, call)));
    }

    [Fact]
    public async Task A_scripted_refusal_strikes_the_interface_it_names_and_calls_are_counted_by_it()
    {
        await Control.AddFaultAsync(new SandboxFault { Marketplace = "pinduoduo", Operation = Search, Kind = SandboxFaultKind.Refuse, ErrorCode = "52101" }, Stop);

        Assert.Null(Code(await Wire.PinduoduoAsync(Detail, ("goods_sign", "x"), ("pid", "60005_612"), ("custom_parameters", Bound))));
        Assert.Equal("52101", Code(await SearchAsync(("keyword", "裙"))));
        Assert.Null(Code(await SearchAsync(("keyword", "裙"))));
        Assert.Equal(2, (await Control.GetCountersAsync(Stop)).ByOperation[Search]);
    }

    [Fact]
    public async Task A_listing_is_told_with_flags_and_never_with_a_count_and_is_gone_when_it_is_off_sale()
    {
        var listing = await ListingAsync("pinduoduo", one => one.Skus.Count > 1);
        await Control.ChangeStockAsync("pinduoduo", listing.Id, listing.Skus[0].Id, 0, Stop);

        var skus = At(await DetailAsync(listing.Id, "true"), "goods_detail_response", "goods_details", 0, "sku_list").AsArray();
        Assert.Equal(listing.Skus.Select(sku => sku.Id), skus.Select(sku => (string)sku!["sku_id_code"]!));
        Assert.Equal([0, .. Enumerable.Repeat(1, skus.Count - 1)], skus.Select(sku => (int)sku!["is_onsale"]!));
        Assert.All(skus, sku => Assert.DoesNotContain(sku!.AsObject(), member => member.Key.Contains("stock", StringComparison.Ordinal) || member.Key.Contains("quantity", StringComparison.Ordinal)));
        Assert.Null(At(await DetailAsync(listing.Id, "false"), "goods_detail_response", "goods_details", 0)["sku_list"]);

        await Control.DelistAsync("pinduoduo", listing.Id, Stop);
        Assert.Empty(At(await DetailAsync(listing.Id, "true"), "goods_detail_response", "goods_details").AsArray());
    }

    [Fact]
    public async Task The_feed_takes_a_day_of_the_last_ninety_and_tells_what_a_person_bought_by_a_link()
    {
        var listing = await ListingAsync("pinduoduo", one => one.Skus.Count > 1);
        const string mark = """{"uid":"sandbox","sid":"PO7"}""";
        var links = await Wire.PinduoduoAsync(
            Link,
            ("p_id", "60005_612"),
            ("custom_parameters", mark),
            ("goods_gen_url_param_list", $$"""[{"goods_sign":"{{listing.Id}}","sku_id_code_list":["{{listing.Skus[2].Id}}"]}]"""));
        var link = new Uri((string)At(links, "goods_promotion_url_generate_response", "goods_promotion_url_list", 0, "mobile_url")!);

        var number = await Control.BuyByLinkAsync(link, 2, cancellationToken: Stop);

        Assert.Matches("^260301-[0-9]{15}$", number);
        var now = Time.GetUtcNow().ToUnixTimeSeconds();
        var order = At(await FeedAsync(now - 86_400, now), "order_list_get_response", "order_list", 0);
        Assert.Equal((number, mark, 0, 2), ((string)order["order_sn"]!, (string)order["custom_parameters"]!, (int)order["order_status"]!, (int)order["goods_quantity"]!));
        Assert.Equal(listing.Skus[2].Id, Assert.Single((await Control.GetOrdersAsync(Stop)).Single(each => each.Id == number).Lines).SkuId);

        await Control.AdvanceClockAsync(TimeSpan.FromMinutes(10), Stop);
        Assert.Empty(At(await FeedAsync(now - 86_400, now), "order_list_get_response", "order_list").AsArray());
        Assert.Equal(1, (int)At(await FeedAsync(now, now + 1000), "order_list_get_response", "order_list", 0, "order_status"));
        Assert.Equal(listing.Skus[2].Id, (string)At(await Wire.PinduoduoAsync("pdd.ddk.order.detail.get", ("order_sn", number)), "order_detail_response", "sku_id_code")!);

        Assert.Equal("10000", Code(await FeedAsync(now - 86_401, now)));
        Assert.Equal("10000", Code(await FeedAsync(now - (91 * 86_400), now - (90 * 86_400) - 1)));
        Assert.Equal("10000", Code(await Wire.PinduoduoAsync(Feed, ("start_update_time", Text(now - 1)), ("end_update_time", Text(now)), ("page_size", "9"))));
    }

    [Fact]
    public async Task Nobody_buys_by_a_link_to_nowhere_or_more_than_there_is()
    {
        var listing = await ListingAsync("pinduoduo", one => one.Skus.Count > 1);
        var link = new Uri($"https://mobile.yangkeduo.com/duo_coupon_landing.html?goods_sign={listing.Id}");

        await Assert.ThrowsAsync<InvalidOperationException>(() => Control.BuyByLinkAsync(new Uri("https://mobile.yangkeduo.com/goods.html"), 1, cancellationToken: Stop));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Control.BuyByLinkAsync(link, 100_000, cancellationToken: Stop));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Control.BuyByLinkAsync(link, 0, cancellationToken: Stop));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Control.BuyByLinkAsync(link, 1, "no-such", Stop));
        Assert.Empty(await Control.GetOrdersAsync(Stop));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Code(JsonNode body) => body["error_response"]?["error_code"]?.ToString();

    private Task<JsonNode> FeedAsync(long start, long end) => Wire.PinduoduoAsync(Feed, ("start_update_time", Text(start)), ("end_update_time", Text(end)));

    private Task<JsonNode> DetailAsync(string sign, string needsSkus) =>
        Wire.PinduoduoAsync(Detail, ("goods_sign", sign), ("need_sku_info", needsSkus), ("pid", "60005_612"), ("custom_parameters", Bound));

    private Task<JsonNode> SearchAsync(params (string Name, string Value)[] parameters) =>
        Wire.PinduoduoAsync(Search, [("pid", "60005_612"), ("custom_parameters", Bound), .. parameters]);
}
