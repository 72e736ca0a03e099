using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Taobao;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Taobao;

public sealed class TaobaoGatewayTests : SandboxTest
{
    [Fact]
    public async Task A_wrong_signature_is_refused()
    {
        Wire.Secret = "another-secret";
        Assert.Equal("IncompleteSignature", await CodeAsync());
    }

    [Fact]
    public async Task A_timestamp_may_be_two_hours_off_and_no_more()
    {
        Wire.ClockError = TimeSpan.FromSeconds(-7200);
        Assert.Equal("0", await CodeAsync());
        Wire.ClockError = TimeSpan.FromSeconds(7201);
        Assert.Equal("InvalidTimestamp", await CodeAsync());
    }

    [Fact]
    public async Task A_dead_token_is_refused()
    {
        Wire.Token = "dead";
        Assert.Equal("IllegalAccessToken", await CodeAsync());
    }

    [Fact]
    public async Task A_missing_parameter_is_named()
    {
        var body = await Wire.TaobaoAsync("/traffic/item/search");

        Assert.Equal("MissingParameter", (string)At(body, "code")!);
        Assert.Contains("keyword", (string)At(body, "message")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_parameter_is_named()
    {
        var body = await Wire.TaobaoAsync("/traffic/item/search", ("keyword", "台灯"), ("pageNo", "1"));

        Assert.Equal("InvalidParameter", (string)At(body, "code")!);
        Assert.Contains("pageNo", (string)At(body, "message")!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sort", "PRICE")]
    [InlineData("language", "fr")]
    [InlineData("page_size", "21")]
    [InlineData("filters", "price:1")]
    [InlineData("shop_id", "x")]
    public async Task A_value_that_cannot_be_is_refused(string name, string value) =>
        Assert.Equal("InvalidParameter", (string)At(await Wire.TaobaoAsync("/traffic/item/search", ("keyword", "台灯"), (name, value)), "code")!);

    [Fact]
    public async Task Parameters_may_come_as_one_flat_json_object()
    {
        var call = new Dictionary<string, string>
        {
            ["app_key"] = "sandbox-key",
            ["access_token"] = "sandbox-token",
            ["timestamp"] = Time.GetUtcNow().ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["sign_method"] = "sha256",
            ["keyword"] = "台灯",
        };
        call["sign"] = TaobaoSignature.Compute("sandbox-secret", "/traffic/item/search", call);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });

        using var found = await http.PostAsJsonAsync(new Uri(Host.TaobaoEndpoint + "/traffic/item/search"), call, Stop);
        using var broken = await http.PostAsync(
            new Uri(Host.TaobaoEndpoint + "/traffic/item/search"), new StringContent("{", System.Text.Encoding.UTF8, "application/json"), Stop);

        Assert.Equal("0", (string)At(await found.Content.ReadFromJsonAsync<JsonNode>(Stop), "code")!);
        Assert.Equal("InvalidAppKey", (string)At(await broken.Content.ReadFromJsonAsync<JsonNode>(Stop), "code")!);
    }

    [Fact]
    public async Task Too_many_calls_in_a_second_or_a_day_are_refused_with_the_length_of_the_ban()
    {
        await using var host = await SandboxHost.StartAsync(
            new SandboxOptions { TimeProvider = Time, TaobaoCallsPerSecond = 2, TaobaoCallsPerDay = 3 }, Stop);
        using var wire = new WireCaller(host, Time);
        Task<JsonNode> SearchAsync() => wire.TaobaoAsync("/traffic/item/search", ("keyword", "台灯"));

        Assert.Equal("0", (string)At(await SearchAsync(), "code")!);
        Assert.Equal("0", (string)At(await SearchAsync(), "code")!);
        var banned = await SearchAsync();
        Assert.Equal("ApiCallLimit", (string)At(banned, "code")!);
        Assert.Contains("1 more seconds", (string)At(banned, "message")!, StringComparison.Ordinal);

        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("0", (string)At(await SearchAsync(), "code")!);
        var spent = await SearchAsync();
        Assert.Equal("AppCallLimit", (string)At(spent, "code")!);
        Assert.Contains("57599 more seconds", (string)At(spent, "message")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_path_is_refused() =>
        Assert.Equal("InvalidApiPath", (string)At(await Wire.TaobaoAsync("/no/such/path"), "code")!);

    [Fact]
    public async Task A_scripted_business_refusal_comes_in_the_interfaces_own_envelope()
    {
        await Control.AddFaultAsync(
            new SandboxFault { Marketplace = "taobao", Operation = "/traffic/item/search", Kind = SandboxFaultKind.Refuse, ErrorCode = "50001", ErrorMessage = "busy" },
            Stop);

        var body = await Wire.TaobaoAsync("/traffic/item/search", ("keyword", "台灯"));

        Assert.Equal("0", (string)At(body, "code")!);
        Assert.Equal("50001", (string)At(body, "biz_error_code")!);
    }

    private async Task<string> CodeAsync() => (string)At(await Wire.TaobaoAsync("/traffic/item/search", ("keyword", "台灯")), "code")!;
}
