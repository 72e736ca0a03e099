using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Alibaba1688;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Jd;
using ReverseBuy.Connectors.Pinduoduo;
using ReverseBuy.Connectors.Taobao;
using ReverseBuy.Orders;
using ReverseBuy.Sandbox;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Benchmarks.Searching;

/// <summary>All four connectors at one simulator in this process, which lets each call wait for a time that is fixed for its marketplace. Budgets never run out.</summary>
internal sealed class FourMarkets : IAsyncDisposable
{
    // A search at JD takes a second call, for the prices, which does not wait.
    private static readonly (string Marketplace, string Operation, TimeSpan Delay)[] Delays =
    [
        ("1688", "keywordQuery", TimeSpan.FromMilliseconds(120)),
        ("taobao", "/traffic/item/search", TimeSpan.FromMilliseconds(90)),
        ("jd", "api/search/search", TimeSpan.FromMilliseconds(200)),
        ("pinduoduo", "pdd.ddk.goods.search", TimeSpan.FromMilliseconds(60)),
    ];

    private static readonly SearchQuery Query = new("连衣裙");
    private static readonly ConnectorContext Context = new(new TenantId("agent-anna"), new BuyingAccountId("main"), CallLane.Browse);

    private readonly SandboxHost _sandbox;
    private readonly ServiceProvider _services;

    private FourMarkets(SandboxHost sandbox)
    {
        _sandbox = sandbox;
        var services = new ServiceCollection();
        services.AddReverseBuy().UseInMemory()
            .AddAlibaba1688(options =>
            {
                (options.Endpoint, options.AppKey, options.AppSecret) = (sandbox.Alibaba1688Endpoint, "sandbox-key", "sandbox-secret");
                Spare(options.Calls);
            })
            .AddTaobao(options =>
            {
                (options.Endpoint, options.AppKey, options.AppSecret) = (sandbox.TaobaoEndpoint, "sandbox-key", "sandbox-secret");
                Spare(options.Calls);
            })
            .AddJd(options =>
            {
                (options.Endpoint, options.AppKey, options.AppSecret, options.Invoice.CompanyName) = (sandbox.JdEndpoint, "sandbox-key", "sandbox-secret", "某某公司");
                Spare(options.Calls);
            })
            .AddPinduoduo(options =>
            {
                (options.Endpoint, options.AppKey, options.AppSecret) = (sandbox.PinduoduoEndpoint, "sandbox-key", "sandbox-secret");
                (options.Pid, options.Uid) = ("60005_612", "sandbox");
                Spare(options.Calls);
            });
        _services = services.BuildServiceProvider();
    }

    public IReadOnlyList<MarketplaceId> All => [.. Connectors.All.Select(connector => connector.Marketplace)];

    public static MarketplaceId Slowest { get; } = new(Delays.MaxBy(delay => delay.Delay).Marketplace);

    private IConnectors Connectors => _services.GetRequiredService<IConnectors>();

    public static async Task<FourMarkets> StartAsync()
    {
        var sandbox = await SandboxHost.StartAsync(new SandboxOptions()).ConfigureAwait(false);
        using (var control = sandbox.CreateClient())
        {
            foreach (var (marketplace, operation, delay) in Delays)
            {
                await control.AddFaultAsync(
                    new SandboxFault { Marketplace = marketplace, Operation = operation, Kind = SandboxFaultKind.Delay, Delay = delay, Times = int.MaxValue }).ConfigureAwait(false);
            }
        }

        var markets = new FourMarkets(sandbox);
        var tenants = markets._services.GetRequiredService<ITenants>();
        await tenants.OnboardAsync(Context.Tenant, "Anna").ConfigureAwait(false);
        foreach (var marketplace in markets.All)
        {
            await tenants.ConnectAccountAsync(Context.Tenant, marketplace, Context.Account, new AccountCredentials("sandbox-token"), new Actor(ActorKind.Host, "benchmark")).ConfigureAwait(false);
        }

        return markets;
    }

    /// <summary>Searches one marketplace, with nothing above its connector.</summary>
    public async Task<SearchPage> SearchAsync(MarketplaceId marketplace) =>
        await Connectors.Require<IProductSearch>(marketplace).SearchAsync(Context, Query, CancellationToken.None).ConfigureAwait(false);

    /// <summary>Searches all at once.</summary>
    public async Task<MarketplaceSearchResult> SearchAllAsync()
    {
        using var scope = _services.GetRequiredService<ITenantScopeFactory>().Enter(Context.Tenant);
        return await _services.GetRequiredService<IMarketplaceSearch>().SearchAsync(new MarketplaceSearchQuery(Query.Keyword)).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync().ConfigureAwait(false);
        await _sandbox.DisposeAsync().ConfigureAwait(false);
    }

    private static void Spare(PlatformCallOptions calls) => (calls.Budget.CallsPerSecond, calls.Budget.Burst) = (1_000_000, 1_000_000);
}
