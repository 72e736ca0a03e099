using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Customers;
using ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Tests.Holding;

/// <summary>1,000 customers at once want one piece each of a SKU of which the marketplace says, to each of them, that there are 100.</summary>
public sealed class RushTests(PostgreSqlServer server) : IDisposable
{
    private const int Stock = 100;
    private const int Customers = 1000;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task In_memory_as_many_are_sold_as_there_are() => SellAsync(builder => builder.UseInMemory());

    [Fact]
    public Task In_SQLite_as_many_are_sold_as_there_are() => SellAsync(builder =>
    {
        builder.Services.AddDataProtection().SetApplicationName("tests").PersistKeysToFileSystem(new DirectoryInfo(_folder.Keys));
        builder.UseSqlite(options => (options.DataFolder, options.LockTimeout) = (_folder.Data, TimeSpan.FromMinutes(5)));
    });

    [Fact]
    public async Task In_two_processes_on_PostgreSQL_as_many_are_sold_as_there_are()
    {
        server.Require();
        await using var site = new PostgreSqlSite();
        await using var shop = await FoundAsync(site);

        var outcomes = await RunTwoAsync(site, "order", Customers / 2, "left", "right");

        Assert.Equal((Stock, Customers - Stock), (outcomes.Sum(outcome => outcome.Sold), outcomes.Sum(outcome => outcome.Told)));
        await AssertStoredAsync(shop);
    }

    [Fact]
    public async Task In_two_processes_on_PostgreSQL_no_more_is_ever_held_than_the_newest_observation_allows()
    {
        server.Require();
        await using var site = new PostgreSqlSite();
        await using var shop = await FoundAsync(site);
        var seed = Random.Shared.Next(1_000_000);

        var outcomes = await RunTwoAsync(site, "hold", 150, seed.ToString(CultureInfo.InvariantCulture), (seed + 1000).ToString(CultureInfo.InvariantCulture));

        Assert.True(outcomes.All(outcome => outcome is { Oversold: 0, Sold: > 0, Told: > 0 }), $"Seed {seed}: {outcomes[0]}, {outcomes[1]}.");
        Assert.Equal(300, outcomes.Sum(outcome => outcome.Sold + outcome.Told));
    }

    // Few connections: the server is used by others too, and who waits for one waits as long as the test does.
    internal static string ConnectionString(PostgreSqlSite site) => site.ConnectionString(site.ControlDatabase) + ";Maximum Pool Size=8;Timeout=300";

    private static async Task SellAsync(Action<IReverseBuyBuilder> storage)
    {
        await using var shop = new Shop(storage, Stock);
        await shop.FoundAsync(Token);

        Assert.Equal(new RushOutcome(Stock, Customers - Stock, 0), await new Rush(shop, Customers).OrderAsync("customer", Token));

        await AssertStoredAsync(shop);
    }

    private static async Task AssertStoredAsync(Shop shop)
    {
        await using var view = await shop.Storage.ReadAsync(Shop.Tenant, Token);
        var orders = await view.Orders.ListAsync(new OrderQuery { Limit = 500 }, Token);
        var holds = await view.Holds.ListAsync(Shop.Account, Shelf.Good, DateTimeOffset.MinValue, Token);
        Assert.Equal(Stock, orders.Count);
        Assert.Equal(orders.Select(order => order.Id).ToHashSet(), holds.Where(hold => hold.State == StockHoldState.Open).Select(hold => hold.Order).ToHashSet());
        Assert.Equal(Stock, holds.Sum(hold => hold.Quantity));
    }

    private static async Task<Shop> FoundAsync(PostgreSqlSite site)
    {
        var shop = new Shop(
            builder =>
            {
                builder.Services.AddDataProtection().SetApplicationName("tests").PersistKeysToFileSystem(new DirectoryInfo(site.Keys));
                builder.UsePostgreSql(options => (options.ConnectionString, options.TenantDatabasePrefix) = (ConnectionString(site), site.Prefix));
            },
            Stock);
        await shop.FoundAsync(Token);
        return shop;
    }

    private static async Task<RushOutcome[]> RunTwoAsync(PostgreSqlSite site, string what, int customers, string first, string second)
    {
        using var left = await CustomerProcess.StartAsync(site, what, Stock, customers, first, Token);
        using var right = await CustomerProcess.StartAsync(site, what, Stock, customers, second, Token);
        return await Task.WhenAll(left.RunAsync(Token), right.RunAsync(Token));
    }
}
