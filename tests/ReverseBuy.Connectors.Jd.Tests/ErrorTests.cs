using System.Net;
using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Jd.Buying;
using ReverseBuy.Connectors.Jd.Gateway;
using ReverseBuy.Connectors.Jd.Tests.Support;
using ReverseBuy.Orders;

namespace ReverseBuy.Connectors.Jd.Tests;

/// <summary>Every code that is known, as it comes, and what it means to each kind of operation.</summary>
public sealed class ErrorTests
{
    public static TheoryData<int> Rows => [.. Enumerable.Range(0, SampleFile.Read("errors").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_code_has_its_meaning(int row)
    {
        var error = SampleFile.Read("errors")[row];
        var body = WireValue.Parse(JsonSerializer.Serialize(new
        {
            success = false,
            resultCode = error.GetProperty("code").GetString(),
            resultMessage = error.GetProperty("message").GetString(),
            result = (string?)null,
        }));

        foreach (var expected in error.EnumerateObject().Where(member => member.Name is not ("code" or "message")))
        {
            Assert.Equal(expected.Value.GetString(), expected.Name switch
            {
                "gateway" => JdErrors.FromGateway(JdOperation.SubmitOrder, new CallAnswer(HttpStatusCode.OK, body))?.Kind.ToString(),
                "read" => Outcome(JdOperation.GetDetail, body, answer => answer.RequireResult()),
                "submit" => Outcome(JdOperation.SubmitOrder, body, answer =>
                    ((PurchaseResult.Refused)JdPurchaseReader.Submitted(answer, ScriptedHost.Purchase())).Refusal.Reason),
                "confirm" => Outcome(JdOperation.ConfirmOrder, body, answer => JdPurchaseReader.Confirmed(answer).Outcome),
                "cancel" => Outcome(JdOperation.CancelOrder, body, answer => JdPurchaseReader.Cancelled(answer).Outcome),
                var other => other,
            });
        }

        // What is no refusal before anything was done is left to the operation.
        if (!error.TryGetProperty("gateway", out _))
        {
            Assert.Null(JdErrors.FromGateway(JdOperation.SubmitOrder, new CallAnswer(HttpStatusCode.OK, body)));
        }
    }

    [Theory]
    [InlineData(401, MarketplaceErrorKind.AuthExpired, MarketplaceErrorKind.AuthExpired)]
    [InlineData(429, MarketplaceErrorKind.Throttled, MarketplaceErrorKind.Throttled)]
    [InlineData(404, MarketplaceErrorKind.InvalidRequest, MarketplaceErrorKind.OutcomeUnknown)]
    [InlineData(502, MarketplaceErrorKind.Unavailable, MarketplaceErrorKind.OutcomeUnknown)]
    [InlineData(302, MarketplaceErrorKind.Unavailable, MarketplaceErrorKind.OutcomeUnknown)]
    public void An_answer_without_the_envelope_is_judged_by_its_status(int status, MarketplaceErrorKind reading, MarketplaceErrorKind changing)
    {
        var answer = new CallAnswer((HttpStatusCode)status, WireValue.Parse("{}"));

        Assert.Equal(reading, JdErrors.FromGateway(JdOperation.GetOrder, answer)!.Kind);
        Assert.Equal(changing, JdErrors.FromGateway(JdOperation.SubmitOrder, answer)!.Kind);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"success":"maybe","result":{}}""")]
    [InlineData("""{"success":true,"resultCode":"0000","result":null}""")]
    public async Task What_cannot_be_read_is_never_not_found(string body)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer("api/order/confirmOrder", body).Answer("api/order/getFreight", body);

        var changing = await Assert.ThrowsAsync<MarketplaceException>(
            async () => await host.Seam<IPurchasing>().PayAsync(ScriptedHost.Context, "1", TestContext.Current.CancellationToken));
        var reading = await Assert.ThrowsAsync<MarketplaceException>(async () => await host.Seam<IFreightEstimator>().EstimateAsync(
            ScriptedHost.Context,
            new LiveOfferRequest(ScriptedHost.Warehouse, [new LiveOfferLine(ScriptedHost.Line().Sku, 1)]),
            TestContext.Current.CancellationToken));

        Assert.Equal((MarketplaceErrorKind.OutcomeUnknown, MarketplaceErrorKind.Unavailable), (changing.Kind, reading.Kind));
    }

    [Fact]
    public async Task Too_many_calls_leave_the_account_alone_for_the_time_told()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer("api/order/selectJdOrder", """{"success":false,"resultCode":"1099","resultMessage":"接口调用频率超过限制, retry in 60 seconds","result":null}""");

        var refused = await Assert.ThrowsAsync<MarketplaceException>(AskAsync);
        var kept = await Assert.ThrowsAsync<MarketplaceException>(AskAsync);

        Assert.Equal((MarketplaceErrorKind.Throttled, TimeSpan.FromSeconds(60), false), (refused.Kind, refused.RetryAfter, refused.IsRefusedByBudget));
        Assert.Equal((MarketplaceErrorKind.Throttled, true), (kept.Kind, kept.IsRefusedByBudget));
        Assert.Single(host.Gateway.Calls);

        Task AskAsync() => host.Seam<IUpstreamOrders>().FindAsync(ScriptedHost.Context, "1", TestContext.Current.CancellationToken).AsTask();
    }

    [Fact]
    public async Task A_dead_token_is_renewed_once_and_the_call_goes_out_again()
    {
        await using var host = await ScriptedHost.StartAsync();
        await host.Service<ReverseBuy.Tenancy.ITenants>().ConnectAccountAsync(
            ScriptedHost.Context.Tenant,
            JdMarketplace.Id,
            ScriptedHost.Context.Account,
            new AccountCredentials("dead") { RefreshToken = "refresh-0" },
            new Actor(ActorKind.Host, "test"),
            TestContext.Current.CancellationToken);
        host.Gateway
            .Answer("api/order/confirmOrder", """{"success":false,"resultMessage":"accessToken不存在或已过期","resultCode":"2007","result":null}""")
            .Answer("api/order/confirmOrder", SampleFile.Text("done"))
            .Answer("oauth2/refreshToken", SampleFile.Text("token"));

        var result = await host.Seam<IPurchasing>().PayAsync(ScriptedHost.Context, "86403369569", TestContext.Current.CancellationToken);

        Assert.Equal(PayOutcome.Accepted, result.Outcome);
        Assert.Equal(["dead", "access-1"], host.Gateway.CallsOf("api/order/confirmOrder").Select(call => call.Form["token"]));
    }

    private static string? Outcome<T>(JdOperation operation, WireValue body, Func<JdAnswer, T> read)
    {
        try
        {
            return read(JdAnswer.Read(operation, new CallAnswer(HttpStatusCode.OK, body)))?.ToString();
        }
        catch (MarketplaceException exception)
        {
            return exception.Kind.ToString();
        }
    }
}
