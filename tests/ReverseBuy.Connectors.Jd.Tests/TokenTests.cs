using System.Net;
using ReverseBuy.Connectors.Jd.Tests.Support;

namespace ReverseBuy.Connectors.Jd.Tests;

public sealed class TokenTests
{
    private const string SignIn = "oauth2/accessToken";
    private const string Refresh = "oauth2/refreshToken";

    private static readonly AccountCredentials Old = new("old-access-token") { RefreshToken = "old-refresh-token" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signing_in_sends_a_digest_and_a_signature_of_the_vector_and_neither_secret_nor_password()
    {
        var vector = Vectors.Find("vop-token-1");
        await using var host = await ScriptedHost.StartAsync(
            options => (options.AppKey, options.AppSecret) = (vector.Text("client_id"), vector.Text("client_secret")));
        host.Time.AdjustTime(new DateTimeOffset(2020, 1, 1, 12, 0, 0, TimeSpan.FromHours(8)));
        host.Gateway.Answer(SignIn, SampleFile.Text("token"));

        var credentials = await host.Seam<IAccountSignIn>().SignInAsync(ScriptedHost.Context, vector.Text("username"), vector.Text("password"), Token);

        Assert.Equal(("access-1", "refresh-1", host.Time.GetUtcNow().AddDays(1)), (credentials.AccessToken, credentials.RefreshToken, credentials.ExpiresAt));
        var call = Assert.Single(host.Gateway.Calls);
        Assert.Equal(HttpMethod.Post, call.Method);
        Assert.Equal(
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["client_id"] = vector.Text("client_id"),
                ["grant_type"] = "access_token",
                ["password"] = vector.Text("passwordMd5"),
                ["sign"] = vector.Text("expected"),
                ["timestamp"] = vector.Text("timestamp"),
                ["username"] = vector.Text("username"),
            },
            new SortedDictionary<string, string>(call.Form.ToDictionary(), StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_Chinese_name_travels_escaped_and_is_signed_as_it_is()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(SignIn, SampleFile.Text("token"));

        await host.Seam<IAccountSignIn>().SignInAsync(ScriptedHost.Context, "某某公司VOP", "密码", Token);

        var form = Assert.Single(host.Gateway.Calls).Form;
        Assert.Equal("某某公司VOP", form["username"]);
        Assert.Equal(
            Tokens.JdTokenSigner.Sign(ScriptedHost.Secret, form["timestamp"], ScriptedHost.AppKey, "某某公司VOP", form["password"]), form["sign"]);
    }

    [Theory]
    [InlineData("""{"success":true,"resultCode":"0000","result":{"access_token":"new","expires_in":86400}}""", "old-refresh-token")]
    [InlineData("""{"success":true,"resultCode":"0000","result":{"access_token":"new","refresh_token":"","expires_in":"86400"}}""", "old-refresh-token")]
    [InlineData("""{"success":true,"resultCode":"0000","result":{"access_token":"new","refresh_token":"new-refresh","expires_in":86400}}""", "new-refresh")]
    public async Task A_refresh_keeps_the_refresh_token_unless_a_new_one_comes(string answer, string expected)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Refresh, answer);

        var credentials = await host.Seam<ITokenIssuer>().RefreshAsync(ScriptedHost.Context, Old, Token);

        Assert.Equal(("new", expected), (credentials.AccessToken, credentials.RefreshToken));
        Assert.Equal(
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["client_id"] = ScriptedHost.AppKey,
                ["client_secret"] = ScriptedHost.Secret,
                ["refresh_token"] = "old-refresh-token",
            },
            new SortedDictionary<string, string>(Assert.Single(host.Gateway.Calls).Form.ToDictionary(), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(200, """{"success":false,"resultCode":"2011","resultMessage":"old-refresh-token"}""", MarketplaceErrorKind.AuthExpired)]
    [InlineData(200, """{"success":false,"resultCode":"2007","resultMessage":"?"}""", MarketplaceErrorKind.AuthExpired)]
    [InlineData(400, "{}", MarketplaceErrorKind.AuthExpired)]
    [InlineData(200, """{"success":false,"resultCode":"1005","resultMessage":"timestamp与服务器时间相差超过30分钟"}""", MarketplaceErrorKind.InvalidRequest)]
    [InlineData(200, """{"success":false,"resultCode":"5001","resultMessage":"?"}""", MarketplaceErrorKind.OutcomeUnknown)]
    [InlineData(200, """{"success":false,"resultCode":"1","resultMessage":"系统繁忙"}""", MarketplaceErrorKind.OutcomeUnknown)]
    [InlineData(200, """{"success":false,"resultCode":"1","resultMessage":"调用频率超限"}""", MarketplaceErrorKind.Throttled)]
    [InlineData(429, "{}", MarketplaceErrorKind.Throttled)]
    [InlineData(502, "{}", MarketplaceErrorKind.OutcomeUnknown)]
    [InlineData(200, "{}", MarketplaceErrorKind.OutcomeUnknown)]
    public async Task A_refused_refresh_says_what_to_do_and_no_secret(int status, string answer, MarketplaceErrorKind kind)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Refresh, answer, (HttpStatusCode)status);

        var error = await Assert.ThrowsAsync<MarketplaceException>(async () => await host.Seam<ITokenIssuer>().RefreshAsync(ScriptedHost.Context, Old, Token));

        Assert.Equal(kind, error.Kind);
        Assert.DoesNotContain("old-refresh-token", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(ScriptedHost.Secret, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_time_is_set_right_and_sent_again_once()
    {
        await using var host = await ScriptedHost.StartAsync();
        var right = host.Time.GetUtcNow().AddHours(3);
        host.Gateway
            .Answer(SignIn, _ =>
            {
                var response = new HttpResponseMessage(HttpStatusCode.OK)
                {
                    Content = new StringContent("""{"success":false,"resultCode":"1005","resultMessage":"timestamp超时限"}"""),
                };
                response.Headers.Date = right;
                return response;
            })
            .Answer(SignIn, SampleFile.Text("token"));

        await host.Seam<IAccountSignIn>().SignInAsync(ScriptedHost.Context, "u", "p", Token);

        Assert.Equal(["2020-05-20 10:00:00", "2020-05-20 13:00:00"], host.Gateway.CallsOf(SignIn).Select(call => call.Form["timestamp"]));
    }

    [Fact]
    public async Task There_is_no_page_of_consent_and_it_says_what_there_is()
    {
        await using var host = await ScriptedHost.StartAsync();
        var issuer = host.Seam<ITokenIssuer>();

        var page = Assert.Throws<NotSupportedByMarketplaceException>(() => issuer.AuthorizationPage(new Uri("https://shop.example/"), "s"));
        await Assert.ThrowsAsync<NotSupportedByMarketplaceException>(
            async () => await issuer.ExchangeAsync(ScriptedHost.Context, "code", new Uri("https://shop.example/"), Token));

        Assert.Contains("IAccountSignIn", page.Message, StringComparison.Ordinal);
        Assert.Empty(host.Gateway.Calls);
    }

    [Fact]
    public async Task An_account_without_a_refresh_token_needs_a_person()
    {
        await using var host = await ScriptedHost.StartAsync();

        var error = await Assert.ThrowsAsync<MarketplaceException>(
            async () => await host.Seam<ITokenIssuer>().RefreshAsync(ScriptedHost.Context, new AccountCredentials("x"), Token));

        Assert.Equal(MarketplaceErrorKind.AuthExpired, error.Kind);
        Assert.Empty(host.Gateway.Calls);
    }
}
