using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
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

    private InventoryHost(Action<ReverseBuyOptions>? configure)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
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

    public FakeTimeProvider Time { get; } = new();

    public FakeMarketplace NorthMarket { get; } = new(North);

    public FakeMarketplace SouthMarket { get; } = new(South);

    public IShadowInventory Inventory => _services.GetRequiredService<IShadowInventory>();

    public IStockHolds Holds => _services.GetRequiredService<IStockHolds>();

    public ITenantStorage Storage => _services.GetRequiredService<ITenantStorage>();

    public ICatalogue Catalogue => _services.GetRequiredService<ICatalogue>();

    private static WarehouseAddress Guangzhou { get; } = new()
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

    public static async Task<InventoryHost> StartAsync(Action<ReverseBuyOptions>? configure = null)
    {
        var host = new InventoryHost(configure);
        var tenants = host._services.GetRequiredService<ITenants>();
        foreach (var tenant in new[] { Alice, Bob })
        {
            await tenants.OnboardAsync(tenant, tenant.Value);
            await tenants.ConnectAccountAsync(tenant, North, Account, new AccountCredentials("token"));
            await tenants.ConnectAccountAsync(tenant, South, Account, new AccountCredentials("token"));
        }

        return host;
    }

    public IDisposable Enter(TenantId tenant) => _services.GetRequiredService<ITenantScopeFactory>().Enter(tenant);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
