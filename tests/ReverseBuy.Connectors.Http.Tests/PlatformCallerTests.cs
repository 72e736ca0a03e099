using System.Net;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Http.Tests;

public sealed class PlatformCallerTests
{
    private static readonly MarketplaceId Marketplace = new("shop");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_is_given_back_whatever_its_status()
    {
        var answer = await CallAsync(OperationSafety.Once, (_, _) => Task.FromResult(Json(HttpStatusCode.BadRequest, """{"error_code":"x"}""")));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("x", answer.Body.Text("error_code"));
    }

    [Theory]
    [InlineData(OperationSafety.ReadOnly, MarketplaceErrorKind.Unavailable)]
    [InlineData(OperationSafety.Idempotent, MarketplaceErrorKind.OutcomeUnknown)]
    [InlineData(OperationSafety.Once, MarketplaceErrorKind.OutcomeUnknown)]
    public async Task A_cut_connection_leaves_only_a_change_in_doubt(OperationSafety safety, MarketplaceErrorKind kind)
    {
        var sent = 0;
        var error = await Assert.ThrowsAsync<MarketplaceException>(() => CallAsync(safety, (_, _) =>
        {
            sent++;
            throw new HttpRequestException("cut", new IOException());
        }));

        Assert.Equal(kind, error.Kind);
        Assert.Equal(1, sent);
    }

    [Fact]
    public async Task A_connection_that_was_never_made_changed_nothing()
    {
        var error = await Assert.ThrowsAsync<MarketplaceException>(() => CallAsync(
            OperationSafety.Once,
            (_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused")));

        Assert.Equal(MarketplaceErrorKind.Unavailable, error.Kind);
    }

    [Theory]
    [InlineData(OperationSafety.ReadOnly, MarketplaceErrorKind.Unavailable)]
    [InlineData(OperationSafety.Once, MarketplaceErrorKind.OutcomeUnknown)]
    public async Task A_page_of_a_proxy_is_no_answer_and_is_not_quoted(OperationSafety safety, MarketplaceErrorKind kind)
    {
        var error = await Assert.ThrowsAsync<MarketplaceException>(() => CallAsync(safety, (_, _) => Task.FromResult(Json(HttpStatusCode.BadGateway, "<b>secret-token</b>"))));

        Assert.Equal(kind, error.Kind);
        Assert.DoesNotContain("secret-token", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_gives_up_reading_gets_a_cancellation_and_whoever_gives_up_buying_a_doubt()
    {
        using var source = new CancellationTokenSource();
        var read = CallAsync(OperationSafety.ReadOnly, NeverAsync, cancellationToken: source.Token);
        var buy = CallAsync(OperationSafety.Once, NeverAsync, cancellationToken: source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
        Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, (await Assert.ThrowsAsync<MarketplaceException>(() => buy)).Kind);
    }

    [Fact]
    public async Task Whoever_gives_up_before_anything_left_is_in_no_doubt()
    {
        var sent = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CallAsync(
            OperationSafety.Once,
            (_, _) =>
            {
                sent++;
                return Task.FromResult(Json(HttpStatusCode.OK, "{}"));
            },
            cancellationToken: new CancellationToken(canceled: true)));

        Assert.Equal(0, sent);
    }

    [Theory]
    [InlineData(CallLane.Browse, "(lane=browse)")]
    [InlineData(CallLane.Refresh, "(lane=refresh)")]
    [InlineData(CallLane.Purchase, "(lane=purchase)")]
    [InlineData(CallLane.Verify, "(lane=verify)")]
    [InlineData(CallLane.Token, "(lane=token)")]
    public async Task The_user_agent_names_the_lane(CallLane lane, string expected)
    {
        var agent = string.Empty;
        await CallAsync(
            OperationSafety.ReadOnly,
            (request, _) =>
            {
                agent = request.Headers.UserAgent.ToString();
                return Task.FromResult(Json(HttpStatusCode.OK, "{}"));
            },
            lane: lane);

        Assert.Contains(expected, agent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_whose_time_has_passed_is_not_sent_and_its_outcome_is_known()
    {
        var time = new FakeTimeProvider();
        var sent = 0;
        var error = await Assert.ThrowsAsync<MarketplaceException>(() => CallAsync(
            OperationSafety.Once,
            (_, _) =>
            {
                sent++;
                return Task.FromResult(Json(HttpStatusCode.OK, "{}"));
            },
            time,
            sendBefore: time.GetUtcNow()));

        Assert.Equal(MarketplaceErrorKind.Unavailable, error.Kind);
        Assert.Equal(0, sent);
    }

    [Fact]
    public async Task A_call_is_sent_until_its_time_has_passed()
    {
        var time = new FakeTimeProvider();
        var answer = await CallAsync(
            OperationSafety.Once, (_, _) => Task.FromResult(Json(HttpStatusCode.OK, "{}")), time, sendBefore: time.GetUtcNow().AddTicks(1));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public void A_call_hides_its_fields() =>
        Assert.Equal("create", new OutgoingCall("create", OperationSafety.Once, new Uri("https://shop.example/"), [new("access_token", "t")]).ToString());

    [Fact]
    public async Task A_file_goes_in_a_part_beside_the_fields_and_nothing_goes_in_the_address()
    {
        byte[] picture = [0xFF, 0xD8, 0xFF, (byte)'\r', (byte)'\n', (byte)'-', (byte)'-'];
        HttpRequestMessage? seen = null;
        var body = string.Empty;

        await CallAsync(
            OperationSafety.ReadOnly,
            async (request, cancellationToken) =>
            {
                seen = request;
                body = await request.Content!.ReadAsStringAsync(cancellationToken);
                Assert.NotNull(request.Content.Headers.ContentLength);
                return Json(HttpStatusCode.OK, "{}");
            },
            file: new OutgoingFile("imageData", "voucher.jpg", "image/jpeg", picture));

        var boundary = Assert.Single(seen!.Content!.Headers.ContentType!.Parameters).Value!;
        Assert.Equal("multipart/form-data", seen.Content.Headers.ContentType.MediaType);
        Assert.DoesNotContain('"', boundary);
        Assert.Empty(seen.RequestUri!.Query);
        var parts = body.Split("--" + boundary, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, parts.Length);
        Assert.Contains("Content-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n", parts[0], StringComparison.Ordinal);
        Assert.Contains("name=\"imageData\"; filename=\"voucher.jpg\"", parts[1], StringComparison.Ordinal);
        Assert.Contains("Content-Type: image/jpeg", parts[1], StringComparison.Ordinal);
        Assert.EndsWith("\r\n--\r\n", parts[1], StringComparison.Ordinal);
        Assert.Equal("--\r\n", parts[2]);
        Assert.Equal("imageData", new OutgoingFile("imageData", "voucher.jpg", "image/jpeg", picture).ToString());
    }

    [Fact]
    public async Task An_answer_is_gone_when_it_was_read_and_a_clone_of_it_is_not()
    {
        var answer = await CallAsync(OperationSafety.ReadOnly, (_, _) => Task.FromResult(Json(HttpStatusCode.OK, """{"kept":1,"lost":2}""")));
        var kept = answer.Body.Clone();

        answer.Dispose();
        answer.Dispose();

        Assert.Equal(1, kept.Whole("kept"));
        Assert.Throws<ObjectDisposedException>(() => answer.Body.Whole("lost"));
    }

    private static async Task<CallAnswer> CallAsync(
        OperationSafety safety,
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer,
        FakeTimeProvider? time = null,
        CallLane lane = CallLane.Verify,
        DateTimeOffset? sendBefore = null,
        CancellationToken? cancellationToken = null,
        OutgoingFile? file = null)
    {
        using var client = new HttpClient(new Answering(answer)) { Timeout = Timeout.InfiniteTimeSpan };
        var caller = new PlatformCaller(client, Marketplace, time ?? new FakeTimeProvider());
        var call = new OutgoingCall("operation", safety, new Uri("https://shop.example/"), [new("a", "1")]) { File = file };
        var context = new ConnectorContext(new TenantId("anna"), new BuyingAccountId("main"), lane) { SendBefore = sendBefore };
        return await caller.SendAsync(call, context, cancellationToken ?? Token);
    }

    private static async Task<HttpResponseMessage> NeverAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        throw new InvalidOperationException("Never comes.");
    }

    private static HttpResponseMessage Json(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body) };

    private sealed class Answering(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request, cancellationToken);
    }
}
