using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Connectors.Http.Tests.Support;

namespace ReverseBuy.Connectors.Http.Tests;

/// <summary>Calls that get or renew a token: they carry none, and have a lane, a breaker and an end like all others.</summary>
public sealed class TokenCallTests
{
    private static readonly ConnectorContext Context = Shop.Context with { Lane = CallLane.Token };

    [Theory]
    [InlineData(OperationSafety.Idempotent)]
    [InlineData(OperationSafety.Once)]
    public async Task It_carries_no_token_and_a_refusal_of_the_token_is_not_answered_with_a_renewal(OperationSafety safety)
    {
        using var shop = await Shop.OpenAsync(_ => Shop.Refuse("AuthExpired"), credentials: new AccountCredentials(Shop.Dead) { RefreshToken = "refresh" });

        Assert.Equal(MarketplaceErrorKind.AuthExpired, (await Shop.FailAsync(AskAsync(shop, safety))).Kind);

        Assert.Equal(string.Empty, Assert.Single(shop.Sent).Token);
        Assert.Equal(0, shop.Issuer.Refreshes);
    }

    [Fact]
    public async Task It_may_be_made_for_an_account_that_is_not_connected_yet()
    {
        using var shop = await Shop.OpenAsync();

        Assert.Equal("read", await shop.CallAsync(OperationSafety.Once, Context with { Account = new BuyingAccountId("new") }, needsToken: false));
    }

    [Theory]
    [InlineData(OperationSafety.Idempotent)]
    [InlineData(OperationSafety.Once)]
    public async Task It_is_sent_once_and_given_up_in_time(OperationSafety safety)
    {
        using var shop = await Shop.OpenAsync();
        shop.IsSilent = true;

        Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, (await Shop.FailAsync(shop.RunAsync(AskAsync(shop, safety)))).Kind);

        Assert.Single(shop.Sent);
    }

    [Fact]
    public async Task Its_outages_open_its_own_breaker_and_no_other()
    {
        using var shop = await Shop.OpenAsync(form => form.Token.Length == 0 ? throw new HttpRequestException("cut") : Shop.Ok());
        foreach (var _ in Enumerable.Range(0, 10))
        {
            await Shop.FailAsync(AskAsync(shop));
        }

        Assert.Equal(MarketplaceErrorKind.Unavailable, (await Shop.FailAsync(AskAsync(shop))).Kind);
        Assert.Equal(10, shop.Sent.Count);
        Assert.Equal("read", await shop.CallAsync());
    }

    [Fact]
    public async Task A_call_that_tries_an_open_breaker_out_can_renew_its_token_meanwhile()
    {
        using var shop = await Shop.OpenAsync(
            form => form.Token == "bad" ? throw new HttpRequestException("cut") : form.Token == Shop.Dead ? Shop.Refuse("AuthExpired") : Shop.Ok(),
            options => options.Resilience.Retries = 0,
            services => services.AddSingleton<ITokenIssuer>(provider => new CallingIssuer(provider)),
            new AccountCredentials("bad") { RefreshToken = "refresh" });
        foreach (var _ in Enumerable.Range(0, 10))
        {
            await Shop.FailAsync(shop.CallAsync());
        }

        await shop.ConnectAsync(new AccountCredentials(Shop.Dead) { RefreshToken = "refresh" });
        shop.Time.Advance(TimeSpan.FromSeconds(16));

        Assert.Equal("read", await shop.CallAsync());
        Assert.Equal([Shop.Dead, string.Empty, "renewed"], shop.Sent.Skip(10).Select(form => form.Token));
    }

    [Fact]
    public async Task It_goes_before_everything_else_the_account_does_and_takes_from_the_same_budget()
    {
        using var shop = await Shop.OpenAsync(configure: options =>
            (options.Budget.CallsPerSecond, options.Budget.Burst, options.Budget.KeptForOrders) = (1, 1, 0));
        await shop.CallAsync();
        var verification = shop.CallAsync();
        var token = AskAsync(shop);
        shop.Time.Advance(TimeSpan.FromSeconds(1));
        await token;
        Assert.False(verification.IsCompleted);
        shop.Time.Advance(TimeSpan.FromSeconds(1));

        await verification;
        Assert.Equal(["good-token", string.Empty, "good-token"], shop.Sent.Select(form => form.Token));
    }

    [Fact]
    public async Task A_refresh_is_told_for_whom_it_is()
    {
        using var shop = await Shop.OpenAsync(Shop.RefuseDead, credentials: new AccountCredentials(Shop.Dead) { RefreshToken = "refresh" });
        await shop.CallAsync();

        Assert.Equal(Context, shop.Issuer.Context);
    }

    private static Task<string> AskAsync(Shop shop, OperationSafety safety = OperationSafety.Once) => shop.CallAsync(safety, Context, needsToken: false);

    /// <summary>Issues tokens through the gateway, as connectors do.</summary>
    private sealed class CallingIssuer(IServiceProvider services) : ITokenIssuer
    {
        public Uri AuthorizationPage(Uri redirectUri, string state) => throw new NotSupportedException();

        public ValueTask<AccountCredentials> ExchangeAsync(ConnectorContext context, string code, Uri redirectUri, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public async ValueTask<AccountCredentials> RefreshAsync(ConnectorContext context, AccountCredentials credentials, CancellationToken cancellationToken)
        {
            await Shop.CallAsync(services, OperationSafety.Once, context, needsToken: false, cancellationToken);
            return new AccountCredentials("renewed") { RefreshToken = "renewed-refresh" };
        }
    }
}
