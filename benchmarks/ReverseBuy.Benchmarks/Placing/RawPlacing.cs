using System.Collections.Concurrent;
using System.Data.Common;

namespace ReverseBuy.Benchmarks.Placing;

/// <summary>ADO.NET by hand: connections that stay open, as few trips as can be (PostgreSQL: two batches of prepared statements and the commit).</summary>
internal sealed class RawPlacing : IPlacing
{
    private readonly PlacingDatabase _database;
    private readonly ConcurrentBag<DbConnection> _idle = [];
    private readonly SemaphoreSlim _turn;

    private RawPlacing(PlacingDatabase database)
    {
        _database = database;
        _turn = new SemaphoreSlim(database.Engine == Engine.Sqlite ? 1 : int.MaxValue);
    }

    public static async Task<IPlacing> StartAsync(PlacingDatabase database)
    {
        await database.MakeTablesAsync();
        return new RawPlacing(database);
    }

    public async Task PlaceAsync(Basket basket)
    {
        var placement = PlainPlacement.Of(basket);
        await _turn.WaitAsync();
        try
        {
            if (!_idle.TryTake(out var connection))
            {
                connection = await _database.OpenAsync();
            }

            await using (var transaction = await connection.BeginTransactionAsync())
            {
                if (await MayPlaceAsync(connection, transaction, placement))
                {
                    await WriteAsync(connection, transaction, placement);
                }

                await transaction.CommitAsync();
            }

            _idle.Add(connection);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<PlacedRows> CountAsync()
    {
        await using var connection = await _database.OpenAsync();
        var counts = new List<long>();
        foreach (var table in (string[])["orders", "lines", "holds", "transitions", "charges", "events", "timers", "commands"])
        {
            await using var count = connection.CreateCommand();
            count.CommandText = $"SELECT COUNT(*) FROM {table}";
            counts.Add((long)(await count.ExecuteScalarAsync())!);
        }

        return new PlacedRows(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6], counts[7]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _idle)
        {
            await connection.DisposeAsync();
        }

        _turn.Dispose();
        await _database.DisposeAsync();
    }

    private static async Task<bool> MayPlaceAsync(DbConnection connection, DbTransaction transaction, PlainPlacement placement)
    {
        await using var asked = new Statements(connection, transaction);
        asked.Add("SELECT \"Fingerprint\" FROM commands WHERE \"Key\" = @p0", placement.Command.Key);
        foreach (var observation in placement.Observations)
        {
            asked.Add(
                """
                INSERT INTO observations ("Account", "Marketplace", "Listing", "Sku", "Kind", "Count", "AskedAt") VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
                ON CONFLICT ("Account", "Marketplace", "Listing", "Sku") DO UPDATE SET "Kind" = excluded."Kind", "Count" = excluded."Count", "AskedAt" = excluded."AskedAt"
                """,
                observation.Account,
                observation.Marketplace,
                observation.Listing,
                observation.Sku,
                observation.Kind,
                observation.Count,
                observation.AskedAt);
            asked.Add(
                "SELECT COALESCE(SUM(\"Quantity\"), 0) FROM holds WHERE \"Account\" = @p0 AND \"Marketplace\" = @p1 AND \"Listing\" = @p2 AND \"Sku\" = @p3 AND \"FinishedAt\" IS NULL",
                observation.Account,
                observation.Marketplace,
                observation.Listing,
                observation.Sku);
        }

        var answers = await asked.ReadAsync();
        return answers[0] is null
            && (answers.Skip(1).All(held => held is null || Convert.ToInt64(held, provider: null) + Basket.Quantity <= Basket.Stock) ? true : throw new InvalidOperationException("Sold out."));
    }

    private static async Task WriteAsync(DbConnection connection, DbTransaction transaction, PlainPlacement placement)
    {
        await using var written = new Statements(connection, transaction);
        var order = placement.Order;
        written.Insert(
            "orders",
            ["Id", "Customer", "State", "Version", "Warehouse", "IsApproved", "IsBilledLater", "CancellationRequestedAt", "PlacedAt", "PayBefore", "ChargedMinor", "ChargedCurrency", "PaidMinor", "PaidCurrency", "RateBase", "RateQuote", "Rate", "RateSource", "RateObservedAt"],
            order.Id, order.Customer, order.State, order.Version, order.Warehouse, order.IsApproved, order.IsBilledLater, order.CancellationRequestedAt, order.PlacedAt, order.PayBefore, order.ChargedMinor, order.ChargedCurrency,
            order.PaidMinor, order.PaidCurrency, order.RateBase, order.RateQuote, order.Rate, order.RateSource, order.RateObservedAt);
        foreach (var line in order.Lines)
        {
            written.Insert(
                "lines",
                ["Id", "OrderId", "Position", "Marketplace", "Listing", "Sku", "Title", "SellerId", "UnitPrice", "UnitPriceCurrency", "ChargedMinor", "ChargedCurrency", "FreightMinor", "FreightCurrency", "DiscountMinor", "DiscountCurrency", "ToReturn", "Units"],
                line.Id, line.OrderId, line.Position, line.Marketplace, line.Listing, line.Sku, line.Title, line.SellerId, line.UnitPrice, line.UnitPriceCurrency, line.ChargedMinor,
                line.ChargedCurrency, line.FreightMinor, line.FreightCurrency, line.DiscountMinor, line.DiscountCurrency, line.ToReturn, line.Units);
        }

        foreach (var hold in placement.Holds)
        {
            written.Insert(
                "holds",
                ["Id", "OrderId", "LineId", "Account", "Marketplace", "Listing", "Sku", "Quantity", "State", "TakenAt", "ExpiresAt"],
                hold.Id, hold.OrderId, hold.LineId, hold.Account, hold.Marketplace, hold.Listing, hold.Sku, hold.Quantity, hold.State, hold.TakenAt, hold.ExpiresAt);
        }

        var transition = placement.Transition;
        written.Insert(
            "transitions",
            ["AggregateKind", "Aggregate", "Version", "Kind", "FromName", "ToName", "TriggerName", "Subject", "ActorKind", "ActorId", "Cause", "At"],
            transition.AggregateKind, transition.Aggregate, transition.Version, transition.Kind, transition.FromName, transition.ToName, transition.TriggerName, transition.Subject,
            transition.ActorKind, transition.ActorId, transition.Cause, transition.At);
        var charge = placement.Charge;
        written.Insert(
            "charges",
            ["Customer", "AggregateKind", "Aggregate", "Kind", "AmountMinor", "AmountCurrency", "PinnedMinor", "PinnedCurrency", "Reference", "At"],
            charge.Customer, charge.AggregateKind, charge.Aggregate, charge.Kind, charge.AmountMinor, charge.AmountCurrency, charge.PinnedMinor, charge.PinnedCurrency, charge.Reference, charge.At);
        foreach (var each in placement.Events)
        {
            written.Insert(
                "events",
                ["EventId", "Type", "AggregateKind", "Aggregate", "Version", "OccurredAt", "Correlation", "Data", "Failures", "IsParked"],
                each.EventId, each.Type, each.AggregateKind, each.Aggregate, each.Version, each.OccurredAt, each.Correlation, each.Data, each.Failures, each.IsParked);
        }

        var timer = placement.Timer;
        written.Insert(
            "timers",
            ["AggregateKind", "Aggregate", "Name", "Subject", "DueAt", "FiresAt", "Payload", "Failures", "IsParked"],
            timer.AggregateKind, timer.Aggregate, timer.Name, timer.Subject, timer.DueAt, timer.FiresAt, timer.Payload, timer.Failures, timer.IsParked);
        var command = placement.Command;
        written.Insert(
            "commands",
            ["Key", "Fingerprint", "AggregateKind", "Aggregate", "State", "Version", "At"],
            command.Key, command.Fingerprint, command.AggregateKind, command.Aggregate, command.State, command.Version, command.At);
        await written.ReadAsync();
    }
}
