using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;
using OrderRequest = ReverseBuy.Orders.PlaceOrder;

namespace ReverseBuy.Benchmarks.Placing;

/// <summary><see cref="IOrders.PlaceAsync"/> as a host calls it, with a verification that answers at once.</summary>
internal sealed class ReverseBuyPlacing : IPlacing
{
    private static readonly TenantId Tenant = new("anna");
    private static readonly MarketplaceId Marketplace = new(PlainPlacement.Marketplace);
    private static readonly Money Price = new(Basket.UnitPrice, Currency.CNY);

    private readonly PlacingDatabase _database;
    private readonly ServiceProvider _services;
    private readonly IOrders _orders;

    private ReverseBuyPlacing(PlacingDatabase database)
    {
        _database = database;
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("benchmarks").PersistKeysToFileSystem(new DirectoryInfo(database.Folder));
        services.AddSingleton<IOrderVerification, Answered>();
        var builder = services.AddReverseBuy(options =>
        {
            options.SingleTenant = Tenant;
            options.Messaging.RunWorkers = false;
            options.Orders.Rates.Add(new ExchangeRate(Currency.CNY, Currency.EUR, 0.125m, "test", DateTimeOffset.UnixEpoch));
            options.Warehouses.Add(Guangzhou);
        });
        _ = database.Engine == Engine.Sqlite
            ? builder.UseSqlite(options => options.DataFolder = Path.Combine(database.Folder, "data"))
            : builder.UsePostgreSql(options =>
            {
                options.ConnectionString = PlacingDatabase.Server + $";Database={database.Name}-control";
                options.TenantDatabasePrefix = database.Name + "-";
            });
        builder.AddConnector(new ConnectorDescriptor { Marketplace = Marketplace, DisplayName = "Shelf", Capabilities = ConnectorCapabilities.None });
        _services = services.BuildServiceProvider();
        _orders = _services.GetRequiredService<IOrders>();
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

    public static async Task<IPlacing> StartAsync(PlacingDatabase database)
    {
        var placing = new ReverseBuyPlacing(database);
        await placing._services.GetRequiredService<ITenants>().OnboardAsync(Tenant, "Anna");
        return placing;
    }

    public async Task PlaceAsync(Basket basket)
    {
        var request = new OrderRequest(
            new CustomerId(basket.Customer),
            [.. basket.Listings.Select(listing => new VerificationLine(new SkuId(new ListingId(Marketplace, listing), PlainPlacement.Sku), Basket.Quantity, Price))],
            Currency.EUR);
        var result = await _orders.PlaceAsync(request, new Command(new IdempotencyKey(PlainPlacement.Key(basket)), new Actor(ActorKind.Customer, basket.Customer)));
        if (result is not PlaceOrderResult.Placed)
        {
            throw new InvalidOperationException($"Order {basket.Number} was not placed: {result}");
        }
    }

    public async Task<PlacedRows> CountAsync()
    {
        await using DbConnection connection = _database.Engine == Engine.Sqlite
            ? new SqliteConnection($"Data Source={Directory.GetFiles(_database.Folder, $"*{Tenant}*.db", SearchOption.AllDirectories).Single()};Pooling=false")
            : new NpgsqlConnection(PlacingDatabase.Server + $";Database={_database.Name}-{Tenant};Pooling=false");
        await connection.OpenAsync();
        var counts = new List<long>();
        foreach (var table in (string[])["orders", "order_lines", "stock_holds", "history", "money_entries", "outbox", "commands"])
        {
            await using var count = connection.CreateCommand();
            count.CommandText = $"SELECT COUNT(*) FROM {table}";
            counts.Add((long)(await count.ExecuteScalarAsync())!);
        }

        return new PlacedRows(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6]);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>Everything is there, at the price that was seen.</summary>
    private sealed class Answered(IIdGenerator ids, TimeProvider time) : IOrderVerification
    {
        public ValueTask<Verification> VerifyAsync(TenantId tenant, VerificationRequest request, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            return ValueTask.FromResult(new Verification(ids.NewId<VerificationId>(), now, [.. request.Lines.Select(line => Confirm(line, now))]));
        }

        private static VerifiedLine Confirm(VerificationLine line, DateTimeOffset now)
        {
            var availability = Availability.Exactly(Basket.Stock);
            var product = new Product
            {
                Id = line.Sku.Listing,
                PageUrl = new Uri("https://shelf.example/" + line.Sku.Listing.Value),
                Title = "红色连衣裙",
                Status = ListingStatus.OnSale,
                Seller = new Seller("1", "小店"),
                TierBasis = TierBasis.Sku,
                Skus = [new Sku { Id = line.Sku, Prices = PriceTable.Flat(Price), Availability = availability }],
            };
            return new VerifiedLine(line, new LineDifference.Confirmed(), new LiveOffer.Offered(line.Sku, Price, availability, product, line.Sku.Value))
            {
                Account = new BuyingAccountId(PlainPlacement.Account),
                AskedAt = now,
            };
        }
    }
}
