using System.Net;
using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Alibaba1688.Buying;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Tests;

public sealed class ErrorTests
{
    [Theory]
    [InlineData("gw.QosAppFrequencyLimit", "App call exceeds limited frequency", MarketplaceErrorKind.Throttled)]
    [InlineData("gw.QosRequestLimit", "", MarketplaceErrorKind.Throttled)]
    [InlineData("401", "Request need user authorized", MarketplaceErrorKind.AuthExpired)]
    [InlineData("gw.Other", "User authorization is required", MarketplaceErrorKind.AuthExpired)]
    [InlineData("gw.Other", "Request need user authenticated", MarketplaceErrorKind.AuthExpired)]
    [InlineData("gw.SignatureInvalid", "", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("gw.SignatureMissing", "", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("gw.AppKeyMissing", "", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("gw.APIUnsupported", "", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("gw.ParamMissing", "", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("gw.ParamInvalid", "", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("gw.TimestampInvalid", "", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("gw.APIACLDecline", "AppKey is not allowed(acl)", MarketplaceErrorKind.PermissionDenied)]
    public void Each_code_of_the_gateway_has_its_kind(string code, string message, MarketplaceErrorKind kind)
    {
        var body = JsonSerializer.SerializeToElement(new { error_code = code, error_message = message, request_id = "r1" });

        // Proxies send the same body with 200, so the status must not matter.
        foreach (var status in new[] { HttpStatusCode.OK, HttpStatusCode.BadRequest })
        {
            var error = Alibaba1688Errors.FromGateway(Alibaba1688Operation.Detail, new CallAnswer(status, body));
            Assert.Equal(kind, error!.Kind);
            Assert.Equal(code, error.MarketplaceCode);
            Assert.Equal("r1", error.RequestId);
        }
    }

    [Fact]
    public void A_server_fault_while_reading_is_an_outage_and_while_buying_an_unknown_outcome()
    {
        var answer = new CallAnswer(HttpStatusCode.BadGateway, JsonElement.Parse("{}"));

        Assert.Equal(MarketplaceErrorKind.Unavailable, Alibaba1688Errors.FromGateway(Alibaba1688Operation.Detail, answer)!.Kind);
        Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, Alibaba1688Errors.FromGateway(Alibaba1688Operation.Create, answer)!.Kind);
        Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, Alibaba1688Errors.FromGateway(Alibaba1688Operation.Pay, answer)!.Kind);
    }

    [Theory]
    [InlineData("ORDER_STATUS_ERROR", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("400_3", MarketplaceErrorKind.PermissionDenied)]
    [InlineData("ORDER_NOT_EXIST", MarketplaceErrorKind.NotFound)]
    [InlineData("CLOSE_ORDER_TOO_FAST", MarketplaceErrorKind.Throttled)]
    [InlineData("404", MarketplaceErrorKind.NotFound)]
    [InlineData("order.nopermission.buyer", MarketplaceErrorKind.PermissionDenied)]
    [InlineData("order.createtime.history", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("400_4", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("PRODUCT_TRADE_STAT_ERROR", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("500_001", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("500_009", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("5001", MarketplaceErrorKind.NotFound)]
    [InlineData("5002", MarketplaceErrorKind.PermissionDenied)]
    [InlineData("5003", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("5004", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("5005", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("5006", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("5010", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("5011", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("5012", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("5013", MarketplaceErrorKind.InvalidRequest)]
    public void Each_code_of_a_business_answer_means_the_same_for_reads_and_writes(string code, MarketplaceErrorKind kind)
    {
        Assert.Equal(kind, Alibaba1688Errors.FromBusiness(Alibaba1688Operation.Order, code).Kind);
        Assert.Equal(kind, Alibaba1688Errors.FromBusiness(Alibaba1688Operation.Pay, code).Kind);
    }

    [Theory]
    [InlineData("500")]
    [InlineData("500_2")]
    [InlineData("5100")]
    [InlineData("4001")]
    [InlineData(null)]
    public void A_business_answer_that_tells_of_the_platforms_trouble_leaves_only_a_change_in_doubt(string? code)
    {
        Assert.Equal(MarketplaceErrorKind.Unavailable, Alibaba1688Errors.FromBusiness(Alibaba1688Operation.Order, code).Kind);
        Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, Alibaba1688Errors.FromBusiness(Alibaba1688Operation.Pay, code).Kind);
    }

    [Theory]
    [InlineData("App call exceeds limited frequency, ban 30 seconds", 7, 30)]
    [InlineData("App call exceeds limited frequency", 7, 7)]
    [InlineData("App call exceeds limited frequency", null, null)]
    public void The_length_of_a_ban_is_read_from_the_words_or_else_from_the_header(string words, int? header, int? seconds)
    {
        var body = JsonSerializer.SerializeToElement(new { error_code = "gw.QosAppFrequencyLimit", error_message = words });
        var answer = new CallAnswer(HttpStatusCode.BadRequest, body) { RetryAfter = header is { } wait ? TimeSpan.FromSeconds(wait) : null };

        Assert.Equal(seconds is { } told ? TimeSpan.FromSeconds(told) : null, Alibaba1688Errors.FromGateway(Alibaba1688Operation.Detail, answer)!.RetryAfter);
    }

    [Fact]
    public void An_order_that_is_too_young_to_cancel_says_how_long_to_wait() =>
        Assert.Equal(TimeSpan.FromSeconds(10), Alibaba1688Errors.FromBusiness(Alibaba1688Operation.Pay, "CLOSE_ORDER_TOO_FAST").RetryAfter);

    [Theory]
    [InlineData("500_001", PurchaseRefusalReason.NotOrderable)]
    [InlineData("500_002", PurchaseRefusalReason.Other)]
    [InlineData("500_003", PurchaseRefusalReason.NotOrderable)]
    [InlineData("500_004", PurchaseRefusalReason.OutOfStock)]
    [InlineData("500_005", PurchaseRefusalReason.QuantityRule)]
    [InlineData("500_006", PurchaseRefusalReason.QuantityRule)]
    [InlineData("500_007", PurchaseRefusalReason.NotOrderable)]
    [InlineData("500_008", PurchaseRefusalReason.NotOrderable)]
    [InlineData("500_009", PurchaseRefusalReason.QuantityRule)]
    [InlineData("PRODUCT_TRADE_STAT_ERROR", PurchaseRefusalReason.OutOfStock)]
    public void Each_refusal_of_a_purchase_has_its_reason(string code, PurchaseRefusalReason reason)
    {
        Assert.Equal(reason, Refusals.ReasonOf(code));
    }

    [Theory]
    [InlineData("waitbuyerpay", UpstreamStatus.Unpaid)]
    [InlineData("waitsellersend", UpstreamStatus.Paid)]
    [InlineData("waitbuyerreceive", UpstreamStatus.Shipped)]
    [InlineData("confirm_goods", UpstreamStatus.Received)]
    [InlineData("success", UpstreamStatus.Closed)]
    [InlineData("cancel", UpstreamStatus.Cancelled)]
    [InlineData("terminated", UpstreamStatus.Cancelled)]
    [InlineData("something_new", UpstreamStatus.Unknown)]
    public void Each_status_of_an_order_has_its_meaning_and_an_unknown_one_none(string status, UpstreamStatus meaning)
    {
        Assert.Equal(meaning, TradeMapping.StatusOf(status, []));
    }

    [Theory]
    [InlineData("20180614101942000+0800", "2018-06-14T10:19:42+08:00")]
    [InlineData("20170913231708000-0700", "2017-09-13T23:17:08-07:00")]
    [InlineData("2018-07-24 21:55:33", "2018-07-24T21:55:33+08:00")]
    public void Times_are_read_in_both_forms(string text, string expected)
    {
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), PlatformTime.Read(text));
    }
}
