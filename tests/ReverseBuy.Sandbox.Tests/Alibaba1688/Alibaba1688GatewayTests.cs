using System.Globalization;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Alibaba1688;

public sealed class Alibaba1688GatewayTests : SandboxTest
{
    private const string Trade = "com.alibaba.trade";
    private const string View = "alibaba.trade.get.buyerView";

    [Fact]
    public async Task A_wrong_signature_is_refused()
    {
        Wire.Secret = "another-secret";

        var (status, body) = await Wire.SendAlibabaAsync(Trade, View, ("webSite", "1688"), ("orderId", "1"));

        Assert.Equal(400, status);
        Assert.Equal("gw.SignatureInvalid", (string)At(body, "error_code")!);
    }

    [Fact]
    public async Task A_stale_timestamp_is_refused_and_an_advanced_business_clock_is_no_reason()
    {
        await Control.AdvanceClockAsync(TimeSpan.FromDays(30), Stop);
        var fresh = await Wire.SendAlibabaAsync(Trade, View, ("webSite", "1688"), ("orderId", "1"));
        Wire.ClockError = TimeSpan.FromMinutes(-16);
        var stale = await Wire.SendAlibabaAsync(Trade, View, ("webSite", "1688"), ("orderId", "1"));

        Assert.Equal(200, fresh.Status);
        Assert.Equal("gw.TimestampInvalid", (string)At(stale.Body, "error_code")!);
    }

    [Fact]
    public async Task A_dead_token_answers_401()
    {
        Wire.Token = "dead";

        var (status, body) = await Wire.SendAlibabaAsync(Trade, View, ("webSite", "1688"), ("orderId", "1"));

        Assert.Equal(401, status);
        Assert.Equal("401", (string)At(body, "error_code")!);
    }

    [Fact]
    public async Task A_missing_parameter_is_named()
    {
        var (status, body) = await Wire.SendAlibabaAsync(Trade, View, ("webSite", "1688"));

        Assert.Equal(400, status);
        Assert.Equal("gw.ParamMissing", (string)At(body, "error_code")!);
        Assert.Contains("orderId", (string)At(body, "error_message")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parameter_that_the_interface_does_not_have_is_named()
    {
        var (status, body) = await Wire.SendAlibabaAsync(Trade, View, ("webSite", "1688"), ("orderId", "1"), ("buyerId", "1"));

        Assert.Equal(400, status);
        Assert.Equal("gw.ParamInvalid", (string)At(body, "error_code")!);
        Assert.Contains("buyerId", (string)At(body, "error_message")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_beyond_the_quota_are_refused_until_the_next_second()
    {
        await using var host = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = Time, Alibaba1688CallsPerSecond = 2 }, Stop);
        using var wire = new WireCaller(host, Time);

        var answers = new List<string?>();
        for (var call = 0; call < 3; call++)
        {
            answers.Add((string?)(await wire.AlibabaAsync(Trade, View, ("webSite", "1688"), ("orderId", "1")))["error_code"]);
        }

        Assert.Equal([null, null, "gw.QosAppFrequencyLimit"], answers);
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null((await wire.AlibabaAsync(Trade, View, ("webSite", "1688"), ("orderId", "1")))["error_code"]);
    }

    [Fact]
    public async Task The_feed_of_messages_needs_no_token_and_all_else_does()
    {
        Wire.Token = "dead";

        Assert.Equal(200, (await Wire.SendAlibabaAsync("cn.alibaba.open", "push.cursor.messageList")).Status);
        Assert.Equal(401, (await Wire.SendAlibabaAsync(Trade, "alibaba.trade.addresscode.parse", ("addressInfo", "杭州市滨江区"))).Status);
    }

    [Fact]
    public async Task An_unknown_interface_is_unsupported()
    {
        var (_, body) = await Wire.SendAlibabaAsync(Trade, "alibaba.trade.unknown");

        Assert.Equal("gw.APIUnsupported", (string)At(body, "error_code")!);
    }

    [Fact]
    public async Task The_time_is_told_without_signature_as_a_bare_number()
    {
        var text = await Wire.GetTextAsync(new Uri(Host.Alibaba1688Endpoint, "param2/1/system/currentTimeMillis/sandbox-key"));

        Assert.Equal(Time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), text);
    }
}
