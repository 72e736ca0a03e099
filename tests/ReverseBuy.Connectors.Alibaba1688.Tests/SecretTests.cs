using System.Text.Json;
using ReverseBuy.Connectors.Alibaba1688.Tests.Support;
using ReverseBuy.Wire;

namespace ReverseBuy.Connectors.Alibaba1688.Tests;

public sealed class SecretTests
{
    private const string Personal = "王秘密 13912345678 秘密路77号";

    private static readonly string[] Secrets =
    [
        WireHost.AppKey, WireHost.AppSecret, WireHost.AccessToken, WireHost.RefreshToken, "王秘密", "13912345678", "秘密路77号",
        Uri.EscapeDataString("王秘密"), Uri.EscapeDataString("秘密路77号"),
    ];

    private static readonly string Echo = string.Join(' ', Secrets);

    public static TheoryData<string> Names => [.. Operations.All.Select(operation => operation.Name).Distinct()];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_that_is_logged_traced_measured_or_thrown_tells_a_secret(string name)
    {
        var reply = WireReply.Cut;
        using var ears = new Ears();
        await using var server = new LoopbackServer(_ => reply);
        await using var host = await WireHost.StartAsync(server, ears, retries: 1);
        var replies = Replies().ToList();
        foreach (var next in replies)
        {
            reply = next;
            try
            {
                await host.CallAsync(Operations.All.First(one => one.Name == name), new("receiver", Personal), new("phone", "13912345678"));
            }
            catch (MarketplaceException exception)
            {
                ears.Add(exception);
            }
        }

        Assert.True(server.Count(name) >= replies.Count);
        Assert.Contains(ears.Heard, text => text.StartsWith("span ReverseBuy.Connectors", StringComparison.Ordinal));
        Assert.Contains(ears.Heard, text => text.StartsWith("metric reversebuy.connectors.call.duration", StringComparison.Ordinal));
        Assert.Contains(ears.Heard, text => text.StartsWith("exception", StringComparison.Ordinal));
        Assert.Contains(ears.Heard, text => text.StartsWith("log", StringComparison.Ordinal));
        Assert.All(Secrets, secret => Assert.DoesNotContain(ears.Heard, text => text.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("exchange")]
    [InlineData("refresh")]
    public async Task Asking_for_a_token_tells_no_secret(string what)
    {
        var reply = WireReply.Cut;
        using var ears = new Ears();
        await using var server = new LoopbackServer(_ => reply);
        await using var host = await WireHost.StartAsync(server, ears, retries: 1);
        foreach (var next in Replies())
        {
            reply = next;
            try
            {
                _ = what == "exchange"
                    ? await host.Issuer.ExchangeAsync(WireHost.Context, WireHost.RefreshToken, new Uri("https://shop.example/"), TestContext.Current.CancellationToken)
                    : await host.Issuer.RefreshAsync(
                        WireHost.Context,
                        new AccountCredentials(WireHost.AccessToken) { RefreshToken = WireHost.RefreshToken },
                        TestContext.Current.CancellationToken);
            }
            catch (MarketplaceException exception)
            {
                ears.Add(exception);
            }
        }

        Assert.Contains(ears.Heard, text => text.StartsWith("exception", StringComparison.Ordinal));
        Assert.Contains(ears.Heard, text => text.StartsWith("span ReverseBuy.Connectors", StringComparison.Ordinal) && text.Contains("token", StringComparison.Ordinal));
        Assert.All(Secrets, secret => Assert.DoesNotContain(ears.Heard, text => text.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    private static IEnumerable<WireReply> Replies()
    {
        string[] codes =
        [
            "gw.QosAppFrequencyLimit", "401", "gw.SignatureInvalid", "gw.APIUnsupported", "gw.APIACLDecline", "gw.ParamMissing", "gw.SomethingNew",
        ];
        return
        [
            WireReply.Answer(WireCases.Good),
            WireReply.Cut,
            WireReply.CutAtHead,
            WireReply.Answer($"<html>{Echo}</html>", 502),
            WireReply.Answer("{\"" + Echo),
            WireReply.Answer("[]", 503),
            .. codes.Select(code => WireReply.Answer(JsonSerializer.Serialize(new { error_code = code, error_message = Echo, exception = Echo, request_id = "r1" }), 400)),
        ];
    }
}
