using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory.Following;
using ReverseBuy.Inventory.Memory;
using ReverseBuy.Inventory.Refreshing;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Settings;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Inventory.Tests;

/// <summary>ReverseBuy in memory, with two fake marketplaces and two tenants that have an account at each.</summary>
internal sealed class InventoryHost : IAsyncDisposable
{
    public static readonly MarketplaceId North = new("north");
    public static readonly MarketplaceId South = new("south");
    public static readonly TenantId Alice = new("alice");
    public static readonly TenantId Bob = new("bob");
    public static readonly BuyingAccountId Account = new("main");

    private readonly ServiceProvider _services;

    private InventoryHost(Action<ReverseBuyOptions>? configure, InventoryHost? first, ISnapshotTier? tier, ISnapshotStore? store)
    {
        var services = new ServiceCollection();
        Time = first?.Time ?? new FakeTimeProvider();
        NorthMarket = first?.NorthMarket ?? new FakeMarketplace(North, estimatesFreight: true);
        SouthMarket = first?.SouthMarket ?? new FakeMarketplace(South, listingsPerCall: 3);
        services.AddSingleton<TimeProvider>(Time);
        if (first is not null)
        {
            // A second node: its own memory, the same database.
            services.AddSingleton(first._services.GetRequiredService<ISnapshotStore>());
            services.AddSingleton(first._services.GetRequiredService<ILeases>());
        }

        if (store is not null)
        {
            services.AddSingleton(store);
        }

        if (tier is not null)
        {
            services.AddSingleton(tier);
        }

        var builder = services.AddReverseBuy(options =>
        {
            options.Warehouses.Add(Guangzhou);
            configure?.Invoke(options);
        });
        builder.UseInMemory();
        NorthMarket.Register(builder);
        SouthMarket.Register(builder);
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; }

    public FakeMarketplace NorthMarket { get; }

    public FakeMarketplace SouthMarket { get; }

    public IShadowInventory Inventory => _services.GetRequiredService<IShadowInventory>();

    public ISupplierQuotes Quotes => _services.GetRequiredService<ISupplierQuotes>();

    public ICurrentTenant CurrentTenant => _services.GetRequiredService<ICurrentTenant>();

    public ITenants Tenants => _services.GetRequiredService<ITenants>();

    /// <summary>The meter of this host alone, though other hosts have one of its name.</summary>
    public Meter Meter => _services.GetRequiredService<InventoryMetrics>().Meter;

    public IStockHolds Holds => _services.GetRequiredService<IStockHolds>();

    public ITenantStorage Storage => _services.GetRequiredService<ITenantStorage>();

    public ITenantSettings Settings => _services.GetRequiredService<ITenantSettings>();

    public ICatalogue Catalogue => _services.GetRequiredService<ICatalogue>();

    public static WarehouseAddress Guangzhou { get; } = new()
    {
        Warehouse = new WarehouseId("gz"),
        Province = "广东省",
        City = "广州市",
        District = "白云区",
        Street = "机场路 1 号",
        DistrictCode = "440111",
        PostalCode = "510000",
        ContactName = "仓库",
        ContactPhone = "13000000000",
    };

    public IOfferChanges Changes => _services.GetRequiredService<IOfferChanges>();

    public ISnapshotStore Store => _services.GetRequiredService<ISnapshotStore>();

    public static async Task<InventoryHost> StartAsync(Action<ReverseBuyOptions>? configure = null, InventoryHost? first = null, ISnapshotTier? tier = null, ISnapshotStore? store = null)
    {
        var host = new InventoryHost(configure, first, tier, store);
        foreach (var service in host._services.GetServices<IHostedService>().OfType<NodeNewsSubscription>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        var tenants = host._services.GetRequiredService<ITenants>();
        foreach (var tenant in new[] { Alice, Bob })
        {
            await tenants.OnboardAsync(tenant, tenant.Value);
            await tenants.ConnectAccountAsync(tenant, North, Account, new AccountCredentials("token"), new Actor(ActorKind.Host, "test"));
            await tenants.ConnectAccountAsync(tenant, South, Account, new AccountCredentials("token"), new Actor(ActorKind.Host, "test"));

            // Read off the test's thread: the clock is turned while it looks.
            await host._services.GetRequiredService<IEffectiveSettings>().GetAsync(tenant, CancellationToken.None);
        }

        return host;
    }

    /// <summary>What the background does once a second.</summary>
    public void Look() => _services.GetRequiredService<FreshnessSweeper>().Look();

    /// <summary>Whether any listing in memory waits for its refresh, or is being refreshed.</summary>
    public bool IsRefreshing => _services.GetRequiredService<SnapshotTable>().All().Any(entry => entry.IsAsked);

    /// <summary>Starts what runs in the background of a host, until it is disposed.</summary>
    public async Task<IAsyncDisposable> RunBackgroundAsync(CancellationToken cancellationToken)
    {
        var sweeper = _services.GetRequiredService<FreshnessSweeper>();
        await sweeper.StartAsync(cancellationToken);
        return new Running(sweeper);
    }

    /// <summary>Reads as a tenant's customer does.</summary>
    public async Task<SnapshotRead> ReadAsync(TenantId tenant, ListingId listing)
    {
        using var scope = Enter(tenant);
        return await Inventory.GetAsync(listing, TestContext.Current.CancellationToken);
    }

    public IDisposable Enter(TenantId tenant) => _services.GetRequiredService<ITenantScopeFactory>().Enter(tenant);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class Running(FreshnessSweeper sweeper) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await sweeper.StopAsync(CancellationToken.None);
    }
}
