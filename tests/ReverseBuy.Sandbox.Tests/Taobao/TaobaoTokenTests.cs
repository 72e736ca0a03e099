using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Taobao;

public sealed class TaobaoTokenTests : SandboxTest
{
    [Fact]
    public async Task A_consent_ends_in_tokens_whose_lifetimes_are_a_number_and_a_text()
    {
        var tokens = await CreateAsync(await ConsentAsync());

        Assert.Equal(2_592_000, (long)At(tokens, "expires_in"));
        Assert.Equal("15552000", (string)At(tokens, "refresh_expires_in")!);
        Wire.Token = (string)At(tokens, "access_token")!;
        Assert.Equal("0", await CodeAsync());
    }

    [Fact]
    public async Task A_code_works_once_and_for_half_an_hour()
    {
        var (used, old) = (await ConsentAsync(), await ConsentAsync());
        await CreateAsync(used);
        await Control.AdvanceClockAsync(TimeSpan.FromMinutes(31), Stop);

        Assert.Equal("InvalidParameter", (string)At(await CreateAsync(used), "code")!);
        Assert.Equal("InvalidParameter", (string)At(await CreateAsync(old), "code")!);
    }

    [Fact]
    public async Task A_refresh_ends_the_tokens_before_it()
    {
        var first = await CreateAsync(await ConsentAsync());
        var second = await RefreshAsync(first);
        Wire.Token = (string)At(first, "access_token")!;
        var dead = await CodeAsync();
        Wire.Token = (string)At(second, "access_token")!;

        Assert.Equal("IllegalAccessToken", dead);
        Assert.Equal("0", await CodeAsync());
        Assert.Equal("IllegalRefreshToken", (string)At(await RefreshAsync(first), "code")!);
    }

    [Fact]
    public async Task Tokens_end_with_their_time_and_those_of_the_options_never()
    {
        var tokens = await CreateAsync(await ConsentAsync());
        await Control.AdvanceClockAsync(TimeSpan.FromDays(30), Stop);
        Assert.Equal("0", await CodeAsync());
        Wire.Token = (string)At(tokens, "access_token")!;
        Assert.Equal("IllegalAccessToken", await CodeAsync());
        await Control.AdvanceClockAsync(TimeSpan.FromDays(150), Stop);
        Assert.Equal("IllegalRefreshToken", (string)At(await RefreshAsync(tokens), "code")!);
    }

    [Theory]
    [InlineData("response_type=code&client_id=another&redirect_uri=http%3A%2F%2F127.0.0.1%2Fback")]
    [InlineData("response_type=token&client_id=sandbox-key&redirect_uri=http%3A%2F%2F127.0.0.1%2Fback")]
    [InlineData("response_type=code&client_id=sandbox-key&redirect_uri=back")]
    public async Task A_consent_that_is_asked_for_wrongly_is_refused(string query)
    {
        using var http = Browser();
        using var response = await http.GetAsync(new Uri(Host.TaobaoAuthorizationEndpoint + "?" + query), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static HttpClient Browser() => new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    private async Task<string> ConsentAsync()
    {
        using var http = Browser();
        var query = "?response_type=code&force_auth=true&client_id=sandbox-key&state=s1&redirect_uri=" + Uri.EscapeDataString("http://127.0.0.1/back?shop=1");
        using var response = await http.GetAsync(new Uri(Host.TaobaoAuthorizationEndpoint + query), Stop);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var answer = QueryHelpers.ParseQuery(response.Headers.Location!.Query);
        Assert.Equal(("1", "s1"), (answer["shop"].ToString(), answer["state"].ToString()));
        return answer["code"].ToString();
    }

    private Task<JsonNode> CreateAsync(string code) => Wire.TaobaoAsync("/auth/token/create", ("code", code));

    private Task<JsonNode> RefreshAsync(JsonNode tokens) =>
        Wire.TaobaoAsync("/auth/token/refresh", ("refresh_token", (string)At(tokens, "refresh_token")!));

    private async Task<string> CodeAsync() => (string)At(await Wire.TaobaoAsync("/traffic/item/search", ("keyword", "台灯")), "code")!;
}
