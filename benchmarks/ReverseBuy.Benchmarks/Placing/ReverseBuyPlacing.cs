using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReverseBuy.Orders;

namespace ReverseBuy.Benchmarks.Placing;

/// <summary><see cref="IOrders.PlaceAsync"/> as a host calls it, with a verification that answers at once.</summary>
internal sealed class ReverseBuyPlacing : IPlacing
{
    private readonly PlacingDatabase _database;
    private readonly ServiceProvider _services;
    private readonly IOrders _orders;

    private ReverseBuyPlacing(PlacingDatabase database, ServiceProvider services)
    {
        _database = database;
        _services = services;
        _orders = services.GetRequiredService<IOrders>();
    }

    public static async Task<IPlacing> StartAsync(PlacingDatabase database) => new ReverseBuyPlacing(database, await AgentHost.StartAsync(database.Folder, builder =>
        _ = database.Engine == Engine.Sqlite
            ? builder.UseSqlite(options => options.DataFolder = Path.Combine(database.Folder, "data"))
            : builder.UsePostgreSql(options =>
            {
                options.ConnectionString = PlacingDatabase.Server + $";Database={database.Name}_control";
                options.TenantDatabasePrefix = database.Name + "_";
                options.ConnectionsPerTenant = PlacingDatabase.Connections;
            })));

    public async Task PlaceAsync(Basket basket)
    {
        var result = await _orders.PlaceAsync(AgentHost.RequestOf(basket), new Command(new IdempotencyKey(PlainPlacement.Key(basket)), new Actor(ActorKind.Customer, basket.Customer)));
        if (result is not PlaceOrderResult.Placed)
        {
            throw new InvalidOperationException($"Order {basket.Number} was not placed: {result}");
        }
    }

    public async Task<PlacedRows> CountAsync()
    {
        await using DbConnection connection = _database.Engine == Engine.Sqlite
            ? new SqliteConnection($"Data Source={Directory.GetFiles(_database.Folder, $"*{AgentHost.Tenant}*.db", SearchOption.AllDirectories).Single()};Pooling=false")
            : new NpgsqlConnection(PlacingDatabase.Server + $";Database={_database.Name}_{AgentHost.Tenant};Pooling=false");
        await connection.OpenAsync();
        var counts = new List<long>();
        foreach (var table in (string[])["orders", "order_lines", "stock_holds", "history", "money_entries", "outbox", "timers", "commands"])
        {
            await using var count = connection.CreateCommand();
            count.CommandText = $"SELECT COUNT(*) FROM {table}";
            counts.Add((long)(await count.ExecuteScalarAsync())!);
        }

        return new PlacedRows(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6], counts[7]);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }
}
