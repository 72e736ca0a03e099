using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;
using ReverseBuy.Wire;

namespace ReverseBuy.Connectors.Alibaba1688.Tests.Support;

/// <summary>A host whose clients all have the standard resilience handler, in front of a server on bare sockets.</summary>
internal sealed class WireHost(ServiceProvider services) : IAsyncDisposable
{
    public const string AppKey = "key-8731-key";
    public const string AppSecret = "secret-4419-secret";
    public const string AccessToken = "token-5520-token";
    public const string RefreshToken = "refresh-6632-refresh";

    public static ConnectorContext Context { get; } = new(new TenantId("alice"), new BuyingAccountId("main"), CallLane.Purchase);

    public ITokenIssuer Issuer => services.GetRequiredKeyedService<ITokenIssuer>(Alibaba1688Marketplace.Id);

    public Alibaba1688Gateway Gateway => services.GetRequiredService<Alibaba1688Gateway>();

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
        services.AddReverseBuy().UseInMemory().AddAlibaba1688(options =>
        {
            options.Endpoint = new Uri(server.Address, "openapi/");
            (options.AppKey, options.AppSecret) = (AppKey, AppSecret);
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
            Alibaba1688Marketplace.Id,
            Context.Account,
            new AccountCredentials(AccessToken) { RefreshToken = RefreshToken },
            new Actor(ActorKind.Host, "test"),
            TestContext.Current.CancellationToken);
        return new WireHost(provider);
    }

    public Task<bool> CallAsync(Alibaba1688Operation operation, params IReadOnlyList<KeyValuePair<string, string>> parameters) =>
        Gateway.CallAsync(Context, operation, parameters, _ => true, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
