using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Jd;

public sealed class JdGatewayTests : SandboxTest
{
    private const string Provinces = "api/area/getProvince";

    [Fact]
    public async Task A_good_call_is_answered_in_the_envelope()
    {
        var body = await Wire.JdAsync(Provinces);

        Assert.Equal((true, "0000"), ((bool)At(body, "success")!, (string)At(body, "resultCode")!));
        Assert.Equal(19, (long)At(body, "result", "广东")!);
    }

    [Fact]
    public async Task A_dead_token_answers_2007()
    {
        Wire.Token = "dead";

        Assert.Equal("2007", Code(await Wire.JdAsync(Provinces)));
    }

    [Theory]
    [InlineData("api/area/getCity")]
    [InlineData("api/area/getCity", "id", "x")]
    [InlineData("api/area/getCity", "ID", "19")]
    [InlineData("api/search/search", "keyword", "裙", "pageSize", "101")]
    [InlineData("api/search/search", "keyword", "裙", "sortType", "cheapest")]
    [InlineData("api/order/selectJdOrder", "jdOrderId", "1", "queryExts", "everything")]
    public async Task A_field_that_is_missing_unknown_or_makes_no_sense_is_refused(string path, params string[] fields) =>
        Assert.Equal("1003", Code(await Wire.JdAsync(path, [.. fields.Chunk(2).Select(pair => (pair[0], pair[1]))])));

    [Fact]
    public async Task An_unknown_interface_is_refused() => Assert.Equal("1002", Code(await Wire.JdAsync("api/order/unknown")));

    [Fact]
    public async Task Only_posts_are_answered() =>
        Assert.Equal("1001", Code(JsonNode.Parse(await Wire.GetTextAsync(new Uri(Host.JdEndpoint, Provinces + "?token=sandbox-token")))!));

    [Fact]
    public async Task Calls_beyond_the_quota_are_refused_in_words_until_the_next_second()
    {
        await using var host = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = Time, JdCallsPerSecond = 2 }, Stop);
        using var wire = new WireCaller(host, Time);

        var answers = new List<string>();
        for (var call = 0; call < 3; call++)
        {
            answers.Add((string)At(await wire.JdAsync(Provinces), "resultMessage")!);
        }

        Assert.Equal(["", "", "接口调用频率超过限制"], answers);
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("0000", Code(await wire.JdAsync(Provinces)));
    }

    [Fact]
    public async Task A_scripted_refusal_comes_in_the_envelope_with_its_code()
    {
        await Control.AddFaultAsync(
            new SandboxFault { Marketplace = "jd", Operation = "getProvince", Kind = SandboxFaultKind.Refuse, ErrorCode = "3017", ErrorMessage = "余额不足" }, Stop);

        var body = await Wire.JdAsync(Provinces);

        Assert.Equal((false, "3017", "余额不足"), ((bool)At(body, "success")!, Code(body), (string)At(body, "resultMessage")!));
        Assert.Equal("0000", Code(await Wire.JdAsync(Provinces)));
    }

    [Fact]
    public async Task JD_pushes_nothing() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Control.SubscribeToPushesAsync("jd", new Uri("http://127.0.0.1:1/"), cancellationToken: Stop));

    private static string Code(JsonNode body) => (string)At(body, "resultCode")!;
}
