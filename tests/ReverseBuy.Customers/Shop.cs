using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Customers;

/// <summary>A host with one shop and the shelf, on whatever storage; without background work.</summary>
public sealed class Shop : IAsyncDisposable
{
    public static readonly TenantId Tenant = new("rush");
    public static readonly BuyingAccountId Account = new("main");

    private readonly ServiceProvider _services;

    public Shop(Action<IReverseBuyBuilder> storage, int stock)
    {
        ArgumentNullException.ThrowIfNull(storage);
        var services = new ServiceCollection();
        var builder = services.AddReverseBuy(options =>
        {
            options.SingleTenant = Tenant;
            options.Messaging.RunWorkers = false;

            // All come at once: on a busy machine the last waits for longer than a customer would, and is to be told of the stock all the same.
            options.Inventory.VerificationDeadline = TimeSpan.FromMinutes(10);
            options.Orders.Rates.Add(new ExchangeRate(Currency.CNY, Currency.EUR, 0.125m, "test", DateTimeOffset.UnixEpoch));
            options.Warehouses.Add(Guangzhou);
        });
        storage(builder);
        new Shelf(Availability.Exactly(stock)).Register(builder);
        _services = services.BuildServiceProvider();
    }

    public IOrders Orders => _services.GetRequiredService<IOrders>();

    public IStockHolds Holds => _services.GetRequiredService<IStockHolds>();

    public ITenantStorage Storage => _services.GetRequiredService<ITenantStorage>();

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

    /// <summary>Takes the shop on; once, by whichever process is first.</summary>
    public async Task FoundAsync(CancellationToken cancellationToken)
    {
        var tenants = _services.GetRequiredService<ITenants>();
        await tenants.OnboardAsync(Tenant, "Rush", cancellationToken).ConfigureAwait(false);
        await tenants.ConnectAccountAsync(Tenant, Shelf.Marketplace, Account, new AccountCredentials("token"), new Actor(ActorKind.Host, "test"), cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
