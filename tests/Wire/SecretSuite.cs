namespace ReverseBuy.Wire;

/// <summary>No marketplace's calls tell a secret or personal data, whatever they are answered with.</summary>
public abstract class SecretSuite<TPlatform>
    where TPlatform : ISecretPlatform
{
    private const string Personal = "王秘密 13912345678 秘密路77号";

    private static readonly string[] Secrets =
    [
        .. TPlatform.Credentials, "王秘密", "13912345678", "秘密路77号", Uri.EscapeDataString("王秘密"), Uri.EscapeDataString("秘密路77号"),
    ];

    // A platform that echoes what it was sent must not make us repeat it.
    private static readonly string Echo = string.Join(' ', Secrets);

#pragma warning disable CA1000 // The data of a theory is static, and each platform has its own.
    public static TheoryData<string> Names => [.. TPlatform.Operations.Distinct()];
#pragma warning restore CA1000

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_that_is_logged_traced_measured_or_thrown_tells_a_secret(string name)
    {
        var reply = WireReply.Cut;
        using var ears = new TelemetryRecorder();
        await using var server = new LoopbackServer(_ => reply);
        var host = await TPlatform.StartAsync(server, ears);
        await using var disposed = host.Host;
        var replies = Replies().ToList();
        foreach (var next in replies)
        {
            reply = next;
            try
            {
                await host.CallAsync(name, [new("receiver", Personal), new("phone", "13912345678")]);
            }
            catch (MarketplaceException exception)
            {
                ears.Add(exception);
            }
        }

        Assert.True(server.Count(TPlatform.PathOf(name)) >= replies.Count);
        Assert.Contains(ears.Heard, text => text.StartsWith("span ReverseBuy.Connectors", StringComparison.Ordinal));
        Assert.Contains(ears.Heard, text => text.StartsWith("metric reversebuy.connectors.call.duration", StringComparison.Ordinal));
        Assert.Contains(ears.Heard, text => text.StartsWith("exception", StringComparison.Ordinal));

        // Of a call itself nothing is logged, only that its token was renewed; those that give tokens out carry none.
        Assert.Equal(TPlatform.NeedsToken(name), ears.Heard.Any(text => text.StartsWith("log", StringComparison.Ordinal)));
        AssertNoSecret(ears);
    }

    [Theory]
    [InlineData("exchange")]
    [InlineData("refresh")]
    public async Task Asking_for_a_token_tells_no_secret(string what)
    {
        var reply = WireReply.Cut;
        using var ears = new TelemetryRecorder();
        await using var server = new LoopbackServer(_ => reply);
        var host = await TPlatform.StartAsync(server, ears);
        await using var disposed = host.Host;
        if (host.Issuer is not { } issuer)
        {
            Assert.DoesNotContain(TPlatform.Operations, TPlatform.NeedsToken);
            return;
        }

        foreach (var next in Replies())
        {
            reply = next;
            try
            {
                await AskAsync();
            }
            catch (MarketplaceException exception)
            {
                ears.Add(exception);
            }
        }

        Assert.Contains(ears.Heard, text => text.StartsWith("exception", StringComparison.Ordinal));
        Assert.Contains(ears.Heard, text => text.StartsWith("span ReverseBuy.Connectors", StringComparison.Ordinal) && text.Contains("token", StringComparison.Ordinal));
        AssertNoSecret(ears);

        async Task AskAsync()
        {
            if (what == "refresh")
            {
                await issuer.RefreshAsync(host.Context, host.Tokens, TestContext.Current.CancellationToken);
            }
            else if (host.SignInAsync is { } signIn)
            {
                await signIn();
            }
            else
            {
                await issuer.ExchangeAsync(host.Context, host.Tokens.RefreshToken!, new Uri("https://shop.example/"), TestContext.Current.CancellationToken);
            }
        }
    }

    private static void AssertNoSecret(TelemetryRecorder ears) =>
        Assert.All(Secrets, secret => Assert.DoesNotContain(ears.Heard, text => text.Contains(secret, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<WireReply> Replies() =>
    [
        WireReply.Answer(WireCases.Good),
        WireReply.Cut,
        WireReply.CutAtHead,
        WireReply.Answer($"<html>{Echo}</html>", 502),
        WireReply.Answer("{\"" + Echo),
        WireReply.Answer("[]", 503),
        .. TPlatform.Codes.Select(code => TPlatform.Refusal(code, Echo)).Select(refusal => WireReply.Answer(refusal.Body, refusal.Status)),
    ];
}
