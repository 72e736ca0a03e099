using System.Data;
using Microsoft.EntityFrameworkCore;

namespace ReverseBuy.Benchmarks.Placing;

/// <summary>EF Core as anybody would use it: look, add, save.</summary>
internal sealed class PlainPlacing : IPlacing
{
    private readonly PlacingDatabase _database;

    // SQLite has one writer; waiting for it in turn is faster than being told that it is busy.
    private readonly SemaphoreSlim _turn;

    private PlainPlacing(PlacingDatabase database)
    {
        _database = database;
        _turn = new SemaphoreSlim(database.Engine == Engine.Sqlite ? 1 : int.MaxValue);
    }

    public static async Task<IPlacing> StartAsync(PlacingDatabase database)
    {
        await database.MakeTablesAsync();
        return new PlainPlacing(database);
    }

    public async Task PlaceAsync(Basket basket)
    {
        var placement = PlainPlacement.Of(basket);
        await _turn.WaitAsync();
        try
        {
            await using var context = _database.Context();
            if (_database.Engine == Engine.Sqlite)
            {
                await context.Database.OpenConnectionAsync();
                await context.Database.ExecuteSqlRawAsync("PRAGMA synchronous = FULL");
            }

            await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
            await StoreAsync(context, placement);
            await transaction.CommitAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<PlacedRows> CountAsync()
    {
        await using var context = _database.Context();
        return new PlacedRows(
            await context.Orders.LongCountAsync(),
            await context.Set<PlainLine>().LongCountAsync(),
            await context.Holds.LongCountAsync(),
            await context.Transitions.LongCountAsync(),
            await context.Charges.LongCountAsync(),
            await context.Events.LongCountAsync(),
            await context.Timers.LongCountAsync(),
            await context.Commands.LongCountAsync());
    }

    public ValueTask DisposeAsync()
    {
        _turn.Dispose();
        return _database.DisposeAsync();
    }

    private static async Task StoreAsync(PlainContext context, PlainPlacement placement)
    {
        var key = placement.Command.Key;
        if (await context.Commands.AnyAsync(row => row.Key == key))
        {
            return;
        }

        foreach (var hold in placement.Holds)
        {
            // Whoever holds the row of the SKU is alone with it.
            var observation = placement.Observations.Single(each => each.Listing == hold.Listing);
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO observations ("Account", "Marketplace", "Listing", "Sku", "Kind", "Count", "AskedAt")
                VALUES ({observation.Account}, {observation.Marketplace}, {observation.Listing}, {observation.Sku}, {observation.Kind}, {observation.Count}, {observation.AskedAt})
                ON CONFLICT ("Account", "Marketplace", "Listing", "Sku") DO UPDATE SET "Kind" = excluded."Kind", "Count" = excluded."Count", "AskedAt" = excluded."AskedAt"
                """);
            var held = await context.Holds
                .Where(row => row.Account == hold.Account && row.Marketplace == hold.Marketplace && row.Listing == hold.Listing && row.Sku == hold.Sku && row.FinishedAt == null)
                .SumAsync(row => row.Quantity);
            if (held + hold.Quantity > observation.Count)
            {
                throw new InvalidOperationException("Sold out.");
            }
        }

        context.Holds.AddRange(placement.Holds);
        context.Orders.Add(placement.Order);
        context.Transitions.Add(placement.Transition);
        context.Charges.Add(placement.Charge);
        context.Events.AddRange(placement.Events);
        context.Timers.Add(placement.Timer);
        context.Commands.Add(placement.Command);
        await context.SaveChangesAsync();
    }
}
