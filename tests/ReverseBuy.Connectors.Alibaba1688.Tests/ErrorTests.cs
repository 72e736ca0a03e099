using System.Net;
using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Alibaba1688.Buying;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Tests;

public sealed class ErrorTests
{
    [Fact]
    public void A_server_fault_while_reading_is_an_outage_and_while_buying_an_unknown_outcome()
    {
        var answer = new CallAnswer(HttpStatusCode.BadGateway, WireValue.Parse("{}"));

        Assert.Equal(MarketplaceErrorKind.Unavailable, Alibaba1688Errors.FromGateway(Alibaba1688Operation.Detail, answer)!.Kind);
        Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, Alibaba1688Errors.FromGateway(Alibaba1688Operation.Create, answer)!.Kind);
        Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, Alibaba1688Errors.FromGateway(Alibaba1688Operation.Pay, answer)!.Kind);
    }

    [Theory]
    [InlineData("App call exceeds limited frequency, ban 30 seconds", 7, 30)]
    [InlineData("App call exceeds limited frequency", 7, 7)]
    [InlineData("App call exceeds limited frequency", null, null)]
    public void The_length_of_a_ban_is_read_from_the_words_or_else_from_the_header(string words, int? header, int? seconds)
    {
        var body = WireValue.Parse(JsonSerializer.Serialize(new { error_code = "gw.QosAppFrequencyLimit", error_message = words }));
        var answer = new CallAnswer(HttpStatusCode.BadRequest, body) { RetryAfter = header is { } wait ? TimeSpan.FromSeconds(wait) : null };

        Assert.Equal(seconds is { } told ? TimeSpan.FromSeconds(told) : null, Alibaba1688Errors.FromGateway(Alibaba1688Operation.Detail, answer)!.RetryAfter);
    }

    [Fact]
    public void An_order_that_is_too_young_to_cancel_says_how_long_to_wait() =>
        Assert.Equal(TimeSpan.FromSeconds(10), Alibaba1688Errors.FromBusiness(Alibaba1688Operation.Pay, "CLOSE_ORDER_TOO_FAST").RetryAfter);

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
