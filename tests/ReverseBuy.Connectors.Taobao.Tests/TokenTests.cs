using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Connectors.Taobao.Tests.Support;

namespace ReverseBuy.Connectors.Taobao.Tests;

public sealed class TokenTests
{
    private const string Create = "/auth/token/create";
    private const string Refresh = "/auth/token/refresh";

    private static readonly Uri Back = new("https://agent.example/back?shop=1");

    [Fact]
    public async Task The_owner_of_an_account_is_asked_on_the_platforms_page()
    {
        await using var host = new TaobaoHost();
        var page = host.Seam<ITokenIssuer>().AuthorizationPage(Back, "s&1");
        Assert.Equal(
            "https://api.taobao.global/oauth/authorize?response_type=code&force_auth=true&client_id=sandbox-key"
            + "&redirect_uri=https%3A%2F%2Fagent.example%2Fback%3Fshop%3D1&state=s%261",
            page.AbsoluteUri);
    }

    [Fact]
    public async Task A_code_becomes_credentials_by_a_signed_call_without_a_token()
    {
        var gateway = new ScriptedGateway().Answer(Create, Samples.Tokens);
        await using var host = new TaobaoHost(gateway);
        var credentials = await host.Seam<ITokenIssuer>().ExchangeAsync(TaobaoHost.Context, "0_123456_abc", Back, TestContext.Current.CancellationToken);

        Assert.Equal(("50000sample", "50001sample"), (credentials.AccessToken, credentials.RefreshToken));
        Assert.Equal(host.Time.GetUtcNow().AddDays(30), credentials.ExpiresAt);
        var form = Assert.Single(gateway.Calls).Form;
        Assert.Equal(["app_key", "code", "sign", "sign_method", "timestamp"], form.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_refresh_replaces_the_refresh_token_too()
    {
        var gateway = new ScriptedGateway().Answer(Refresh, Samples.Tokens);
        await using var host = new TaobaoHost(gateway);
        var credentials = await RefreshAsync(host, "old");
        Assert.Equal("50001sample", credentials.RefreshToken);
        Assert.Equal("old", Assert.Single(gateway.Calls).Form["refresh_token"]);
    }

    [Fact]
    public async Task A_refresh_that_tells_no_new_refresh_token_and_no_lifetime_keeps_the_old_and_none()
    {
        await using var host = new TaobaoHost(new ScriptedGateway().Answer(Refresh, """{"code":"0","access_token":"new"}"""));
        var credentials = await RefreshAsync(host, "old");
        Assert.Equal(("new", "old", null), (credentials.AccessToken, credentials.RefreshToken, credentials.ExpiresAt));
    }

    [Theory]
    [InlineData("""{"type":"ISV","code":"IllegalRefreshToken","message":"x"}""", MarketplaceErrorKind.AuthExpired)]
    [InlineData("""{"type":"ISV","code":"IncompleteSignature","message":"x"}""", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("""{"type":"ISV","code":"ApiCallLimit","message":"ban 2 seconds"}""", MarketplaceErrorKind.Throttled)]
    [InlineData("""{"type":"ISP","code":"ServiceTimeout","message":"x"}""", MarketplaceErrorKind.OutcomeUnknown)]
    [InlineData("""{"code":"0"}""", MarketplaceErrorKind.OutcomeUnknown)]
    [InlineData("""{"code":"0","error_code":"CODE_INVALID"}""", MarketplaceErrorKind.InvalidRequest)]
    [InlineData("<html>", MarketplaceErrorKind.OutcomeUnknown)]
    public async Task A_refresh_that_fails_says_what_to_do_is_sent_once_and_shows_no_token(string answer, MarketplaceErrorKind kind)
    {
        var gateway = new ScriptedGateway().Answer(Refresh, answer);
        await using var host = new TaobaoHost(gateway);
        var error = await Assert.ThrowsAsync<MarketplaceException>(() => RefreshAsync(host, "hush-hush"));

        Assert.Equal(kind, error.Kind);
        Assert.Single(gateway.Calls);
        Assert.DoesNotContain("hush-hush", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(TaobaoHost.AppSecret, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_refresh_token_nothing_is_sent_and_the_owner_must_consent_again()
    {
        var gateway = new ScriptedGateway();
        await using var host = new TaobaoHost(gateway);
        var error = await Assert.ThrowsAsync<MarketplaceException>(() => RefreshAsync(host, null));
        Assert.Equal(MarketplaceErrorKind.AuthExpired, error.Kind);
        Assert.Contains("authorise it again", error.Message, StringComparison.Ordinal);
        Assert.Empty(gateway.Calls);
    }

    [Fact]
    public async Task Calls_go_by_the_budget_that_the_host_configured_last()
    {
        var gateway = new ScriptedGateway().Answer(Refresh, Samples.Tokens);
        await using var host = new TaobaoHost(gateway, services: services => services.PostConfigure<TaobaoOptions>(options =>
        {
            (options.Calls.Budget.CallsPerSecond, options.Calls.Budget.Burst, options.Calls.Budget.KeptForOrders) = (0.001, 1, 0);
            options.Calls.Budget.LongestTokenWait = TimeSpan.Zero;
        }));

        await AskAsync();
        var error = await Assert.ThrowsAsync<MarketplaceException>(AskAsync);

        Assert.Equal((MarketplaceErrorKind.Throttled, null), (error.Kind, error.MarketplaceCode));
        Assert.Single(gateway.Calls);

        Task AskAsync() => RefreshAsync(host, "old");
    }

    private static async Task<AccountCredentials> RefreshAsync(TaobaoHost host, string? token) =>
        await host.Seam<ITokenIssuer>().RefreshAsync(TaobaoHost.Context, new AccountCredentials("dead") { RefreshToken = token }, TestContext.Current.CancellationToken);
}
