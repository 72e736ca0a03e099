using System.Net;
using System.Reflection;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Taobao.Gateway;
using ReverseBuy.Connectors.Taobao.Tests.Support;

namespace ReverseBuy.Connectors.Taobao.Tests;

public sealed class ErrorTests
{
    private const string Reading = "/traffic/item/search";
    private const string Creating = "/purchase/order/create";

    [Theory]
    [InlineData("IllegalAccessToken", "ISV", MarketplaceErrorKind.AuthExpired)]
    [InlineData("IllegalRefreshToken", "ISV", MarketplaceErrorKind.AuthExpired)]
    [InlineData("IncompleteSignature", "ISV", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("InvalidTimestamp", "ISV", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("MissingTimestamp", "ISV", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("MissingParameter", "ISV", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("InvalidParameter", "ISV", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("InvalidApiPath", "ISV", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("InvalidAppKey", "ISV", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("AppWhiteIpLimit", "ISV", MarketplaceErrorKind.PermissionDenied)]
    [InlineData("InsufficientPermission", "ISV", MarketplaceErrorKind.PermissionDenied)]
    [InlineData("ApiCallLimit", "ISV", MarketplaceErrorKind.Throttled)]
    [InlineData("ApiCallLimit", "SYSTEM", MarketplaceErrorKind.Throttled)]
    [InlineData("AppCallLimit", "ISV", MarketplaceErrorKind.Throttled)]
    [InlineData("SomethingNew", "ISV", MarketplaceErrorKind.InvalidRequest)]
    public async Task A_refusal_by_the_gateway_means_the_same_for_reads_and_writes(string code, string type, MarketplaceErrorKind kind)
    {
        var answer = $$"""{"type":"{{type}}","code":"{{code}}","message":"x","request_id":"r-1"}""";
        var error = await ReadAsync(answer);
        Assert.Equal((kind, code, "r-1"), (error.Kind, error.MarketplaceCode, error.RequestId));
        Assert.Equal(kind, (await CreateAsync(answer)).Kind);
    }

    [Theory]
    [InlineData("ServiceTimeout", "ISP")]
    [InlineData("ServiceUnavailable", "ISP")]
    [InlineData("ServiceTimeout", "ISV")]
    [InlineData("SomethingNew", "ISP")]
    [InlineData("SomethingNew", "SYSTEM")]
    [InlineData("SomethingNew", "")]
    public async Task A_failure_behind_the_gateway_is_an_outage_for_reads_and_unknown_for_writes(string code, string type)
    {
        var answer = $$"""{"type":"{{type}}","code":"{{code}}","message":"x","request_id":"r-1"}""";
        Assert.Equal(MarketplaceErrorKind.Unavailable, (await ReadAsync(answer)).Kind);
        Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, (await CreateAsync(answer)).Kind);
    }

    [Theory]
    [InlineData("10001::NOT_FOUND", MarketplaceErrorKind.NotFound)]
    [InlineData("ITEM_NOT_EXIST", MarketplaceErrorKind.NotFound)]
    [InlineData("SYSTEM_ERROR", MarketplaceErrorKind.Unavailable)]
    [InlineData("HSF_TIMEOUT", MarketplaceErrorKind.Unavailable)]
    [InlineData("KEYWORD_EMPTY", MarketplaceErrorKind.InvalidRequest)]
    public async Task A_refusal_by_the_backend_is_read_by_the_words_in_its_code(string code, MarketplaceErrorKind kind) =>
        Assert.Equal(kind, (await ReadAsync($$"""{"code":"0","biz_error_code":"{{code}}","biz_error_msg":"x","data":null}""")).Kind);

    [Theory]
    [InlineData("This ban will last for 3 more seconds", 3)]
    [InlineData("App call limited, ban 120 seconds", 120)]
    [InlineData("ban will last 1 second", 1)]
    [InlineData("the ban is 5 second(s)", 5)]
    [InlineData("This ban will last for 31062 more seconds", 31062)]
    [InlineData("slow down", null)]
    [InlineData("99999999999 seconds", null)]
    public async Task The_length_of_a_ban_is_read_from_the_message(string message, int? seconds)
    {
        var error = await ReadAsync($$"""{"type":"ISV","code":"ApiCallLimit","message":"{{message}}"}""");
        Assert.Equal(seconds, error.RetryAfter?.TotalSeconds is { } wait ? (int)wait : null);
        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task The_quota_of_the_application_is_waited_for_longer_than_a_call_that_was_too_fast() =>
        Assert.Equal(TimeSpan.FromMinutes(1), (await ReadAsync("""{"type":"ISV","code":"AppCallLimit","message":"x"}""")).RetryAfter);

    [Theory]
    [InlineData(HttpStatusCode.OK, "<html>")]
    [InlineData(HttpStatusCode.OK, "{\"code\":\"0\",\"succ")]
    [InlineData(HttpStatusCode.OK, "[]")]
    [InlineData(HttpStatusCode.OK, "{}")]
    [InlineData(HttpStatusCode.OK, """{"code":"0"}""")]
    [InlineData(HttpStatusCode.OK, """{"code":"0","success":"maybe"}""")]
    [InlineData(HttpStatusCode.OK, """{"code":"0","success":true,"data":{"success":true,"order_list":[]}}""")]
    [InlineData(HttpStatusCode.OK, """{"code":"0","success":true,"data":{"success":true,"order_list":[{"purchase_id":1}]}}""")]
    [InlineData(HttpStatusCode.OK, """{"code":"0","success":false,"error_code":"SYSTEM_ERROR"}""")]
    [InlineData(HttpStatusCode.OK, """{"code":"0","success":false,"error_code":"DUPLICATE_OUTER_ID","error_msg":"x"}""")]
    [InlineData(HttpStatusCode.OK, """{"code":"0","success":false}""")]
    [InlineData(HttpStatusCode.BadGateway, """{"code":"0","success":true,"data":{}}""")]
    [InlineData(HttpStatusCode.Found, "")]
    public async Task An_answer_that_leaves_open_whether_something_was_bought_is_no_refusal(HttpStatusCode status, string answer) =>
        Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, (await CreateAsync(answer, status)).Kind);

    [Theory]
    [InlineData("fail_items", """[{"item_id":"1","error_message":"10001::NOT_FOUND"}]""")]
    [InlineData("fail_items", "\"10001::NOT_FOUND\"")]
    [InlineData("error_code", "\"10001::NOT_FOUND\"")]
    public async Task What_is_not_found_may_be_told_in_a_list_a_text_or_the_code(string name, string value)
    {
        var answer = $$"""{"code":"0","success":false,"data":null,"{{name}}":{{value}}}""";
        await using var host = new TaobaoHost(new ScriptedGateway().Answer("/product/get", answer));
        var line = new LiveOfferLine(new SkuId(TaobaoHost.Listing("1"), "1"), 1);
        var offers = await host.Seam<ILiveOffers>().GetAsync(
            TaobaoHost.Context, new LiveOfferRequest(Purchases.Warehouse, [line]), TestContext.Current.CancellationToken);
        Assert.IsType<LiveOffer.ListingGone>(Assert.Single(offers));
    }

    [Fact]
    public void Every_operation_declares_what_happens_when_it_is_sent_twice()
    {
        var operations = typeof(TaobaoOperation).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Select(property => (TaobaoOperation)property.GetValue(null)!).ToLookup(operation => operation.Safety, operation => operation.Path);
        Assert.Equal(["/auth/token/create", "/auth/token/refresh", "/purchase/order/batch/pay"], operations[OperationSafety.Once].Order(StringComparer.Ordinal));
        Assert.Equal(["/purchase/order/asyn/cancel", "/purchase/order/create"], operations[OperationSafety.Idempotent].Order(StringComparer.Ordinal));
        Assert.Equal(10, operations[OperationSafety.ReadOnly].Count());
    }

    [Fact]
    public async Task Secrets_and_addresses_appear_in_no_error()
    {
        var echo = $$"""{"type":"ISV","code":"IncompleteSignature","message":"{{TaobaoHost.Token}} {{TaobaoHost.AppSecret}} {{Purchases.Warehouse.ContactPhone}}"}""";
        foreach (var answer in new[] { echo, TaobaoHost.Token, $$"""{"code":"0","success":"{{TaobaoHost.Token}}"}""" })
        {
            var text = (await CreateAsync(answer)).ToString();
            Assert.DoesNotContain(TaobaoHost.Token, text, StringComparison.Ordinal);
            Assert.DoesNotContain(TaobaoHost.AppSecret, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Purchases.Warehouse.ContactPhone, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_account_that_was_never_connected_is_told_so_without_a_call()
    {
        var gateway = new ScriptedGateway();
        await using var host = new TaobaoHost(gateway, isConnected: false);
        var error = await Assert.ThrowsAsync<MarketplaceException>(
            async () => await host.Seam<IProductSearch>().SearchAsync(TaobaoHost.Context, new SearchQuery("裙"), TestContext.Current.CancellationToken));
        Assert.Equal(MarketplaceErrorKind.AuthExpired, error.Kind);
        Assert.Contains("Connect the account", error.Message, StringComparison.Ordinal);
        Assert.Empty(gateway.Calls);
    }

    [Fact]
    public async Task A_create_call_given_up_before_it_left_has_a_known_outcome()
    {
        var gateway = new ScriptedGateway().Answer(Creating, Samples.Created);
        await using var host = new TaobaoHost(gateway);
        using var givenUp = new CancellationTokenSource();
        await givenUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await host.Seam<IPurchasing>().CreateAsync(TaobaoHost.Context, Purchases.Request(Purchases.Line("1:2")), givenUp.Token));
        Assert.Empty(gateway.Calls);
    }

    private static async Task<MarketplaceException> ReadAsync(string answer)
    {
        await using var host = new TaobaoHost(new ScriptedGateway().Answer(Reading, answer), canRenew: false);
        return await Assert.ThrowsAsync<MarketplaceException>(
            async () => await host.Seam<IProductSearch>().SearchAsync(TaobaoHost.Context, new SearchQuery("裙"), TestContext.Current.CancellationToken));
    }

    private static async Task<MarketplaceException> CreateAsync(string answer, HttpStatusCode status = HttpStatusCode.OK)
    {
        var gateway = new ScriptedGateway().Answer(Creating, answer, status);
        await using var host = new TaobaoHost(gateway, canRenew: false);
        var request = Purchases.Request(Purchases.Line("1:2"));
        var error = await Assert.ThrowsAsync<MarketplaceException>(
            async () => await host.Seam<IPurchasing>().CreateAsync(TaobaoHost.Context, request, TestContext.Current.CancellationToken));
        Assert.Single(gateway.Calls);
        return error;
    }
}
