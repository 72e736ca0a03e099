using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688;
using ReverseBuy.Connectors.Jd;
using ReverseBuy.Connectors.Pinduoduo;
using ReverseBuy.Connectors.Taobao;
using ReverseBuy.Orders;
using ReverseBuy.Sandbox;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Connectors.Wire.Tests.Support;

/// <summary>All four connectors with an account each, against one simulator over real sockets and on one clock, which the test turns.</summary>
internal sealed class FourMarkets : IAsyncDisposable
{
    private static readonly TenantId Alice = new("alice");

    private readonly SandboxHost _sandbox;
    private readonly ServiceProvider _services;

    private FourMarkets(SandboxHost sandbox, FakeTimeProvider time, Uri? taobao)
    {
        _sandbox = sandbox;
        Time = time;
        Control = sandbox.CreateClient();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        services.AddReverseBuy().UseInMemory()
            .AddAlibaba1688(options =>
            {
                (options.Endpoint, options.AppKey, options.AppSecret) = (sandbox.Alibaba1688Endpoint, "sandbox-key", "sandbox-secret");
                Once(options.Calls);
            })
            .AddTaobao(options =>
            {
                (options.Endpoint, options.AppKey, options.AppSecret) = (taobao ?? sandbox.TaobaoEndpoint, "sandbox-key", "sandbox-secret");
                Once(options.Calls);
            })
            .AddJd(options =>
            {
                (options.Endpoint, options.AppKey, options.AppSecret, options.Invoice.CompanyName) = (sandbox.JdEndpoint, "sandbox-key", "sandbox-secret", "某某公司");
                Once(options.Calls);
            })
            .AddPinduoduo(options =>
            {
                (options.Endpoint, options.AppKey, options.AppSecret) = (sandbox.PinduoduoEndpoint, "sandbox-key", "sandbox-secret");
                (options.Pid, options.Uid) = ("60005_612", "sandbox");
                Once(options.Calls);
            });
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; }

    public SandboxClient Control { get; }

    public IMarketplaceSearch Search => _services.GetRequiredService<IMarketplaceSearch>();

    public static async Task<FourMarkets> StartAsync(Uri? taobao = null)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 15, 2, 0, 0, TimeSpan.Zero));
        var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time }, TestContext.Current.CancellationToken);
        var markets = new FourMarkets(sandbox, time, taobao);
        var tenants = markets._services.GetRequiredService<ITenants>();
        await tenants.OnboardAsync(Alice, "Alice", TestContext.Current.CancellationToken);
        foreach (var connector in markets._services.GetRequiredService<IConnectors>().All)
        {
            await tenants.ConnectAccountAsync(
                Alice, connector.Marketplace, new BuyingAccountId("main"), new AccountCredentials("sandbox-token"), new Actor(ActorKind.Host, "test"), TestContext.Current.CancellationToken);
        }

        return markets;
    }

    public IDisposable Enter() => _services.GetRequiredService<ITenantScopeFactory>().Enter(Alice);

    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        await _services.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    // A pause before a second try would be on the clock that stands still.
    private static void Once(Http.PlatformCallOptions calls)
    {
        (calls.Budget.CallsPerSecond, calls.Budget.Burst) = (10_000, 10_000);
        calls.Resilience.Retries = 0;
    }
}
