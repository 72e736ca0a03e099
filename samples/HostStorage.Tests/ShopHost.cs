using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy;
using ReverseBuy.Buying;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;
using ReverseBuy.Testing;

namespace HostStorage.Tests;

/// <summary>The shop as it starts, with the recorder behind everything else, and what it does all day.</summary>
internal sealed class ShopHost(ServiceProvider services, ShopDatabases databases, DirectoryInfo folder) : LeakHost(services, OperationsOf(databases))
{
    private static readonly FakeConnector Shelf = new("shelf");

    public static ValueTask<LeakHost> StartAsync(LeakRecorder recorder)
    {
        var folder = Directory.CreateTempSubdirectory("shop-leaks-");
        var databases = new ShopDatabases(folder.FullName);
        var services = new ServiceCollection();
        services.AddDataProtection().PersistKeysToFileSystem(folder.CreateSubdirectory("keys"));
        services
            .AddReverseBuy(options =>
            {
                options.Orders.Rates.Add(new ExchangeRate(Currency.CNY, Currency.EUR, 0.125m, "test", DateTimeOffset.UnixEpoch));
                options.Warehouses.Add(ReverseBuyTestHost.Warehouse);
            })
            .UseShopDatabases(databases, Path.Combine(folder.FullName, "control"))
            .AddFakeConnector(Shelf);

        services.AddLeakRecorder(recorder);
        recorder.WatchFolder(folder.FullName, afterEachStep: false, isShared: path => path.StartsWith("control", StringComparison.Ordinal));
        return ValueTask.FromResult<LeakHost>(new ShopHost(services.BuildServiceProvider(), databases, folder));
    }

    // A new customer of the shop: a database with the shop's own tables, then ReverseBuy's.
    public override async ValueTask AddTenantAsync(LeakTenant tenant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        await using (var shop = databases.Open(tenant.Id))
        {
            await shop.Database.EnsureCreatedAsync(cancellationToken);
        }

        await base.AddTenantAsync(tenant, cancellationToken);
        await Services.GetRequiredService<ReverseBuy.Tenancy.ITenants>().ConnectAccountAsync(
            tenant.Id, Shelf.Marketplace, new BuyingAccountId("main"), new AccountCredentials(tenant.Text("token")), new Actor(ActorKind.Host, "host-storage"), cancellationToken);
        Shelf.Offer(tenant.Marker, 10m, seller: tenant.Text("seller"));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static List<LeakOperation> OperationsOf(ShopDatabases databases) =>
    [
        new("checkout", async context => await context.Services.GetRequiredService<Checkout>().PlaceAsync(
            context.Tenant.Id,

            // Customers and keys are named alike by all tenants: what is kept by those alone is kept for the wrong one.
            new PlaceOrder(
                new CustomerId(context.SharedName("customer")),
                [new VerificationLine(new(new(Shelf.Marketplace, context.Tenant.Marker), ReverseBuy.Catalogue.SkuId.OnlySku), 1, new Money(10m, Currency.CNY))],
                Currency.EUR),
            new Command(new IdempotencyKey(context.SharedName("key", 50)), new Actor(ActorKind.Customer, context.Tenant.Text("customer"))),
            points: 5,
            context.CancellationToken)),
        new("orders", async context => await context.Services.GetRequiredService<IOrders>().ListAsync(new OrderQuery(), context.CancellationToken)),
        new("order", async context => await context.Services.GetRequiredService<IOrders>().FindAsync(context.Recall<OrderId>(), context.CancellationToken)),
        new("points", async context =>
        {
            await using var shop = databases.Open(context.Tenant.Id);
            return await shop.Points.ToListAsync(context.CancellationToken);
        }),
    ];
}
