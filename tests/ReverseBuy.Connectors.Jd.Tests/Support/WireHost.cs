using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReverseBuy.Connectors.Jd.Gateway;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;
using ReverseBuy.Wire;

namespace ReverseBuy.Connectors.Jd.Tests.Support;

/// <summary>A host whose clients all have the standard resilience handler, in front of a server on bare sockets.</summary>
internal sealed class WireHost(ServiceProvider services) : IAsyncDisposable
{
    public const string AppKey = "key-8731-key";
    public const string AppSecret = "secret-4419-secret";
    public const string AccessToken = "token-5520-token";
    public const string RefreshToken = "refresh-6632-refresh";
    public const string UserName = "user-7743-user";
    public const string Password = "pass-9954-pass";

    public static ConnectorContext Context { get; } = new(new TenantId("alice"), new BuyingAccountId("main"), CallLane.Purchase);

    public ITokenIssuer Issuer => services.GetRequiredKeyedService<ITokenIssuer>(JdMarketplace.Id);

    public IAccountSignIn SignIn => services.GetRequiredKeyedService<IAccountSignIn>(JdMarketplace.Id);

    public static async Task<WireHost> StartAsync(LoopbackServer server, TelemetryRecorder? ears = null, int retries = 0)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging =>
        {
            logging.SetMinimumLevel(LogLevel.Trace);
            if (ears is not null)
            {
                logging.AddProvider(ears);
            }
        });
        services.ConfigureHttpClientDefaults(client => client.AddStandardResilienceHandler());
        services.AddReverseBuy().UseInMemory().AddJd(options =>
        {
            options.Endpoint = server.Address;
            (options.AppKey, options.AppSecret, options.Invoice.CompanyName) = (AppKey, AppSecret, "某某公司");
            options.Calls.Budget.CallsPerSecond = 10_000;
            options.Calls.Budget.Burst = 10_000;
            options.Calls.Budget.BanWhenUntold = TimeSpan.Zero;
            options.Calls.Resilience.Retries = retries;
            options.Calls.Resilience.LongestDelay = options.Calls.Resilience.FirstDelay = TimeSpan.Zero;
            options.Calls.Resilience.BreakAfterCalls = 10_000;
        });
        services.ConfigureHttpClientDefaults(client => client.AddStandardResilienceHandler());
        var provider = services.BuildServiceProvider();
        var tenants = provider.GetRequiredService<ITenants>();
        await tenants.OnboardAsync(Context.Tenant, "Alice", TestContext.Current.CancellationToken);
        await tenants.ConnectAccountAsync(
            Context.Tenant,
            JdMarketplace.Id,
            Context.Account,
            new AccountCredentials(AccessToken) { RefreshToken = RefreshToken },
            new Actor(ActorKind.Host, "test"),
            TestContext.Current.CancellationToken);
        return new WireHost(provider);
    }

    public Task<bool> CallAsync(JdOperation operation, params IReadOnlyList<KeyValuePair<string, string>> parameters) =>
        services.GetRequiredService<JdGateway>().CallAsync(Context, operation, parameters, _ => true, TestContext.Current.CancellationToken);

    public async Task SignInAsync() => await SignIn.SignInAsync(Context, UserName, Password, TestContext.Current.CancellationToken);

    public async Task RefreshAsync() => await Issuer.RefreshAsync(
        Context, new AccountCredentials(AccessToken) { RefreshToken = RefreshToken }, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
