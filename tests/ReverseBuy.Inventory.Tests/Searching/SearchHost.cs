using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory.Searching;
using ReverseBuy.Inventory.Tests.Verifying;
using ReverseBuy.Orders;
using ReverseBuy.Settings;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Inventory.Tests.Searching;

/// <summary>ReverseBuy in memory with any number of scripted marketplaces, on a clock that the test turns.</summary>
internal sealed class SearchHost : IAsyncDisposable
{
    public static readonly TenantId Alice = new("alice");
    public static readonly TenantId Bob = new("bob");

    private readonly ServiceProvider _services;
    private readonly RecordedFigures _figures;

    private SearchHost(FakeTimeProvider time, IReadOnlyList<ScriptedSearch> markets)
    {
        Time = time;
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        var builder = services.AddReverseBuy().UseInMemory();
        foreach (var market in markets)
        {
            market.Register(builder);
        }

        _services = services.BuildServiceProvider();
        _services.GetRequiredService<SearchTelemetry>();
        _figures = new RecordedFigures(_services.GetRequiredService<InventoryMetrics>().Meter);
    }

    public FakeTimeProvider Time { get; }

    public IMarketplaceSearch Search => _services.GetRequiredService<IMarketplaceSearch>();

    public ActivitySource Source => _services.GetRequiredService<SearchTelemetry>().Source;

    /// <summary>How many answers have come.</summary>
    public int Answered => _figures.Of("reversebuy.inventory.search.answers").Count;

    public IReadOnlyList<(double Value, string Tags)> Figures(string name) => _figures.Of(name);

    public static async Task<SearchHost> StartAsync(FakeTimeProvider time, params IReadOnlyList<ScriptedSearch> markets)
    {
        var host = new SearchHost(time, markets);
        var tenants = host._services.GetRequiredService<ITenants>();
        foreach (var tenant in new[] { Alice, Bob })
        {
            await tenants.OnboardAsync(tenant, tenant.Value);
            foreach (var market in markets.Where(market => market.HasAccount))
            {
                await tenants.ConnectAccountAsync(tenant, market.Id, new BuyingAccountId(tenant.Value + "-buys"), new AccountCredentials("token"), new Actor(ActorKind.Host, "test"));
            }
        }

        foreach (var tenant in new[] { Alice, Bob })
        {
            // Read off the test's thread: the clock is turned while it looks.
            await host._services.GetRequiredService<IEffectiveSettings>().GetAsync(tenant, CancellationToken.None);
        }

        return host;
    }

    /// <summary>Switches marketplaces on for a tenant, and all others off.</summary>
    public async Task SwitchOnAsync(TenantId tenant, params IReadOnlyList<MarketplaceId> marketplaces) => Assert.IsType<ChangeSettingsResult.Changed>(
        await _services.GetRequiredService<ITenantSettings>().ChangeAsync(
            tenant, new TenantSettings { Marketplaces = marketplaces }, 0, new Actor(ActorKind.Operator, "test"), TestContext.Current.CancellationToken));

    public IDisposable Enter(TenantId tenant) => _services.GetRequiredService<ITenantScopeFactory>().Enter(tenant);

    /// <summary>Searches as a customer of the first tenant does.</summary>
    public async Task<MarketplaceSearchResult> SearchAsync(MarketplaceSearchQuery query, CancellationToken? cancellationToken = null)
    {
        using var scope = Enter(Alice);
        return await Search.SearchAsync(query, cancellationToken ?? TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _figures.Dispose();
        await _services.DisposeAsync();
    }
}
