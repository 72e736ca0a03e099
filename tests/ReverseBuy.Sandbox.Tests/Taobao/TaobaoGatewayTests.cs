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
