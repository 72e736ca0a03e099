using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Connectors.Alibaba1688.Tests.Support;

namespace ReverseBuy.Connectors.Alibaba1688.Tests;

public sealed class TokenTests
{
    private const string Operation = "getToken";

    private static readonly AccountCredentials Old = new("old-access-token") { RefreshToken = "old-refresh-token" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_of_consent_is_the_platforms_with_our_key()
    {
        await using var host = await ScriptedHost.StartAsync();

        var page = host.Seam<ITokenIssuer>().AuthorizationPage(new Uri("https://shop.example/back?x=1"), "a b");

        Assert.Equal(
            "https://auth.1688.com/oauth/authorize?client_id=1000000&site=1688&redirect_uri=https%3A%2F%2Fshop.example%2Fback%3Fx%3D1&state=a%20b", page.AbsoluteUri);
    }

    [Theory]
    [InlineData(null, "/openapi/http/1/system.oauth2/getToken/1000000")]
    [InlineData("param2/1/system.oauth2/getToken", "/openapi/param2/1/system.oauth2/getToken/1000000")]
    public async Task A_code_is_exchanged_without_signature_and_with_the_secret_in_the_form(string? path, string expected)
    {
        await using var host = await ScriptedHost.StartAsync(configure: options => options.TokenPath = path ?? options.TokenPath);
        host.Gateway.Answer(Operation, SampleFile.Text("token"));

        var credentials = await host.Seam<ITokenIssuer>().ExchangeAsync(host.Context, "the-code", new Uri("https://shop.example/back"), Token);

        Assert.Equal(("316d5376-aaaa-bbbb-cccc-000000000000", "98031047-aaaa-bbbb-cccc-000000000000"), (credentials.AccessToken, credentials.RefreshToken));
        Assert.NotNull(credentials.ExpiresAt);
        var call = Assert.Single(host.Gateway.Calls);
        Assert.Equal((HttpMethod.Post, expected), (call.Method, call.Address.AbsolutePath));
        Assert.Empty(call.Address.Query);
        Assert.Equal(
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["client_id"] = "1000000",
                ["client_secret"] = ScriptedHost.Secret,
                ["code"] = "the-code",
                ["grant_type"] = "authorization_code",
                ["need_refresh_token"] = "true",
                ["redirect_uri"] = "https://shop.example/back",
            },
            new SortedDictionary<string, string>(call.Form.ToDictionary(), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"access_token":"new-access-token","expires_in":"36000"}""", "old-refresh-token")]
    [InlineData("""{"access_token":"new-access-token","expires_in":36000,"refresh_token":"new-refresh-token"}""", "new-refresh-token")]
    [InlineData("""{"access_token":"new-access-token","refresh_token":""}""", "old-refresh-token")]
    public async Task A_refresh_keeps_the_refresh_token_unless_a_new_one_comes(string answer, string expected)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Operation, answer);

        var credentials = await host.Seam<ITokenIssuer>().RefreshAsync(host.Context, Old, Token);

        Assert.Equal(("new-access-token", expected), (credentials.AccessToken, credentials.RefreshToken));
        var form = Assert.Single(host.Gateway.Calls).Form;
        Assert.Equal(("refresh_token", "old-refresh-token"), (form["grant_type"], form["refresh_token"]));
        Assert.DoesNotContain("_aop_signature", form.Keys);
        Assert.DoesNotContain("access_token", form.Keys);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_grant","error_description":"old-refresh-token"}""", MarketplaceErrorKind.AuthExpired)]
    [InlineData(401, """{"error_code":"401","error_message":"Request need user authorized"}""", MarketplaceErrorKind.AuthExpired)]
    [InlineData(200, """{"error":"invalid_request"}""", MarketplaceErrorKind.AuthExpired)]
    [InlineData(400, """{"error_code":"gw.AppKeyMissing","error_message":"?"}""", MarketplaceErrorKind.InvalidRequest)]
    [InlineData(400, """{"error_code":"gw.QosAppFrequencyLimit","error_message":"?"}""", MarketplaceErrorKind.Throttled)]
    [InlineData(429, "{}", MarketplaceErrorKind.Throttled)]
    [InlineData(502, "{}", MarketplaceErrorKind.OutcomeUnknown)]
    [InlineData(200, "{}", MarketplaceErrorKind.OutcomeUnknown)]
    public async Task A_refused_refresh_says_what_to_do_and_no_secret(int status, string answer, MarketplaceErrorKind kind)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Operation, answer, (HttpStatusCode)status);

        var error = await Assert.ThrowsAsync<MarketplaceException>(async () => await host.Seam<ITokenIssuer>().RefreshAsync(host.Context, Old, Token));

        Assert.Equal(kind, error.Kind);
        Assert.DoesNotContain("old-refresh-token", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(ScriptedHost.Secret, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_go_by_the_budget_that_the_host_configured_last()
    {
        await using var host = await ScriptedHost.StartAsync(services => services.PostConfigure<Alibaba1688Options>(options =>
        {
            (options.Calls.Budget.CallsPerSecond, options.Calls.Budget.Burst, options.Calls.Budget.KeptForOrders) = (0.001, 1, 0);
            options.Calls.Budget.LongestTokenWait = TimeSpan.Zero;
        }));
        host.Gateway.Answer(Operation, SampleFile.Text("token"));

        await AskAsync();
        var error = await Assert.ThrowsAsync<MarketplaceException>(AskAsync);

        Assert.Equal((MarketplaceErrorKind.Throttled, null), (error.Kind, error.MarketplaceCode));
        Assert.Single(host.Gateway.Calls);

        Task AskAsync() => host.Seam<ITokenIssuer>().RefreshAsync(host.Context, Old, Token).AsTask();
    }

    [Fact]
    public async Task A_setting_that_makes_no_sense_fails_the_start_and_is_named()
    {
        await using var host = await ScriptedHost.StartAsync(configure: options => options.Calls.Resilience.LongestCall = TimeSpan.Zero, connect: false);

        var error = Assert.Throws<ConfigurationException>(host.Check);
        Assert.Contains("ReverseBuy:Alibaba1688:Calls:Resilience:LongestCall", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(ScriptedHost.Secret, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_without_a_refresh_token_needs_its_owner()
    {
        await using var host = await ScriptedHost.StartAsync();

        var error = await Assert.ThrowsAsync<MarketplaceException>(async () => await host.Seam<ITokenIssuer>().RefreshAsync(host.Context, new AccountCredentials("x"), Token));

        Assert.Equal(MarketplaceErrorKind.AuthExpired, error.Kind);
        Assert.Empty(host.Gateway.Calls);
    }
}
