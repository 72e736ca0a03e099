using System.Net;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Alibaba1688;

public sealed class Alibaba1688TokenTests : SandboxTest
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    [Fact]
    public async Task A_code_works_once_and_for_two_minutes()
    {
        var code = await ConsentAsync();
        var first = await TokenAsync(("grant_type", "authorization_code"), ("code", code));
        var second = await TokenAsync(("grant_type", "authorization_code"), ("code", code));
        var late = await ConsentAsync();
        await Control.AdvanceClockAsync(TimeSpan.FromMinutes(2), Stop);
        var third = await TokenAsync(("grant_type", "authorization_code"), ("code", late));

        Assert.Equal("36000", (string)At(first, "expires_in")!);
        Assert.Equal(["invalid_grant", "invalid_grant"], new[] { second, third }.Select(answer => (string)At(answer, "error")!));
    }

    [Fact]
    public async Task A_token_ends_and_the_refresh_token_gets_another_and_stays()
    {
        var issued = await TokenAsync(("grant_type", "authorization_code"), ("code", await ConsentAsync()));
        Wire.Token = (string)At(issued, "access_token")!;
        Assert.Equal(200, await StatusAsync());
        await Control.AdvanceClockAsync(TimeSpan.FromHours(10), Stop);
        Assert.Equal(401, await StatusAsync());

        var renewed = await TokenAsync(("grant_type", "refresh_token"), ("refresh_token", (string)At(issued, "refresh_token")!));
        Assert.Null(renewed["refresh_token"]);
        Wire.Token = (string)At(renewed, "access_token")!;
        Assert.Equal(200, await StatusAsync());
        await RestartAsync();
        Wire.Token = "sandbox-token";
        await Control.AdvanceClockAsync(TimeSpan.FromDays(300), Stop);
        Assert.Equal(200, await StatusAsync());
    }

    [Fact]
    public async Task A_wrong_secret_gets_no_token() =>
        Assert.Equal("invalid_client", (string)At(await TokenAsync(("grant_type", "refresh_token"), ("client_secret", "wrong")), "error")!);

    [Theory]
    [InlineData("client_id=other&site=1688&redirect_uri=http://127.0.0.1:1/")]
    [InlineData("client_id=sandbox-key&site=1688")]
    [InlineData("client_id=sandbox-key&redirect_uri=http://127.0.0.1:1/")]
    public async Task A_question_for_consent_that_makes_no_sense_is_refused(string query)
    {
        using var answer = await _http.GetAsync(new Uri(Host.Alibaba1688AuthorizationEndpoint + "?" + query), Stop);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private async Task<string> ConsentAsync()
    {
        using var answer = await _http.GetAsync(
            new Uri(Host.Alibaba1688AuthorizationEndpoint + "?client_id=sandbox-key&site=1688&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2F&state=s"), Stop);
        return answer.Headers.Location!.Query["?code=".Length..].Split('&')[0];
    }

    private async Task<JsonNode> TokenAsync(params (string Name, string Value)[] fields)
    {
        var form = new Dictionary<string, string>
        {
            ["client_id"] = "sandbox-key",
            ["client_secret"] = "sandbox-secret",
            ["redirect_uri"] = "http://127.0.0.1:1/",
            ["need_refresh_token"] = "true",
        };
        foreach (var (name, value) in fields)
        {
            form[name] = value;
        }

        using var content = new FormUrlEncodedContent(form);
        using var answer = await _http.PostAsync(new Uri(Host.Alibaba1688Endpoint, "http/1/system.oauth2/getToken/sandbox-key"), content, Stop);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!;
    }

    private async Task<int> StatusAsync() =>
        (await Wire.SendAlibabaAsync("com.alibaba.trade", "alibaba.trade.get.buyerView", ("webSite", "1688"), ("orderId", "1"))).Status;
}
