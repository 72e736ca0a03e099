using HostStorage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Tests.HostTransactions;

/// <summary>The sample's host, with its workers running.</summary>
public sealed class HostStorageSampleTests : IAsyncLifetime
{
    private static readonly TenantId Anna = new("anna");
    private static readonly MarketplaceId Shelf = new("shelf");
    private static readonly Money Price = new(59.90m, Currency.CNY);

    private readonly TemporaryFolder _folder = new();
    private readonly PlacedOrders _placed = new();
    private ShopDatabases _databases = null!;
    private ServiceProvider _services = null!;
    private List<IHostedService> _hosted = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IOrders Orders => _services.GetRequiredService<IOrders>();

    public async ValueTask InitializeAsync()
    {
        _databases = new ShopDatabases(_folder.Path);
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("tests").PersistKeysToFileSystem(new DirectoryInfo(_folder.Keys));
        services.AddSingleton<IOrderVerification, ConfirmingVerification>();
        services.AddSingleton(_placed);
        var builder = services.AddReverseBuy(options =>
        {
            options.Orders.Rates.Add(new ExchangeRate(Currency.CNY, Currency.EUR, 0.125m, "test", DateTimeOffset.UnixEpoch));
            options.Warehouses.Add(Guangzhou);
        });
        builder.UseShopDatabases(_databases, _folder.Data);
        builder.AddConnector(new ConnectorDescriptor { Marketplace = Shelf, DisplayName = "Shelf", Capabilities = ConnectorCapabilities.None });
        builder.AddEventHandler<OrderPlaced, PlacedOrders>("placed-orders");
        _services = services.BuildServiceProvider();

        // The shop had its own tables before ReverseBuy came.
        await using (var shop = _databases.Open(Anna))
        {
            await shop.Database.EnsureCreatedAsync(Token);
        }

        _hosted = [.. _services.GetServices<IHostedService>()];
        foreach (var service in _hosted.OfType<IHostedLifecycleService>())
        {
            await service.StartingAsync(Token);
        }

        await _services.GetRequiredService<ITenants>().OnboardAsync(Anna, "Anna", Token);
        foreach (var service in _hosted)
        {
            await service.StartAsync(Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in Enumerable.Reverse(_hosted))
        {
            await service.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_order_and_its_points_become_true_together_and_then_the_event_is_delivered()
    {
        using var scope = _services.GetRequiredService<ITenantScopeFactory>().Enter(Anna);

        var placed = Assert.IsType<PlaceOrderResult.Placed>(await PlaceAsync("key-1"));

        Assert.Equal(placed.Order, await _placed.NextAsync(Token));
        Assert.Equal(placed.Order, Assert.Single(await Orders.ListAsync(new OrderQuery(), Token)).Id);
        Assert.Equal([placed.Order.ToString()], await ListPointsAsync());

        // The same command again is the same order, and no more points.
        Assert.Equal(placed.Order, Assert.IsType<PlaceOrderResult.Placed>(await PlaceAsync("key-1")).Order);
        Assert.Equal([placed.Order.ToString()], await ListPointsAsync());
    }

    [Fact]
    public async Task When_the_host_rolls_back_there_is_no_order_no_point_and_no_event()
    {
        using var scope = _services.GetRequiredService<ITenantScopeFactory>().Enter(Anna);
        await using (var shop = _databases.Open(Anna))
        {
            Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction? transaction = null;
            await using (_services.GetRequiredService<IHostTransactions>().UseTransaction(Anna, async token =>
            {
                transaction = await shop.Database.BeginTransactionAsync(token);
                return Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(transaction);
            }))
            {
                Assert.IsType<PlaceOrderResult.Placed>(await Orders.PlaceAsync(Request(), Command("key-1"), Token));
                shop.Points.Add(new PointsBooking { Order = "order", Customer = "maria", Points = 12 });
                await shop.SaveChangesAsync(Token);
                await transaction!.RollbackAsync(Token);
            }
        }

        Assert.Empty(await Orders.ListAsync(new OrderQuery(), Token));
        Assert.Empty(await ListPointsAsync());

        // What is delivered first is what was placed afterwards.
        var placed = Assert.IsType<PlaceOrderResult.Placed>(await PlaceAsync("key-1"));
        Assert.Equal(placed.Order, await _placed.NextAsync(Token));
    }

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

    private static PlaceOrder Request() => new(
        new CustomerId("maria"), [new VerificationLine(new SkuId(new ListingId(Shelf, "1"), "red"), 2, Price)], Currency.EUR);

    private static Command Command(string key) => new(new IdempotencyKey(key), new Actor(ActorKind.Customer, "maria"));

    private Task<PlaceOrderResult> PlaceAsync(string key) => _services.GetRequiredService<Checkout>().PlaceAsync(Anna, Request(), Command(key), 12, Token);

    private async Task<List<string>> ListPointsAsync()
    {
        await using var shop = _databases.Open(Anna);
        return await shop.Points.Select(booking => booking.Order).ToListAsync(Token);
    }
}
