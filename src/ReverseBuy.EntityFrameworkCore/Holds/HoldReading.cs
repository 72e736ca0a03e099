using System.Data.Common;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Holds;

/// <summary>Reads holds and observations from what statements answer that were written by hand.</summary>
internal static class HoldReading
{
    public static IReadOnlyList<string> Columns { get; } =
    [
        nameof(StockHoldRow.Position),
        nameof(StockHoldRow.Id),
        nameof(StockHoldRow.Order),
        nameof(StockHoldRow.Line),
        nameof(StockHoldRow.Quantity),
        nameof(StockHoldRow.State),
        nameof(StockHoldRow.TakenAt),
        nameof(StockHoldRow.ExpiresAt),
        nameof(StockHoldRow.FinishedAt),
        nameof(StockHoldRow.FinishedBy),
    ];

    public static (long Position, StockHold Hold) ReadHold(DbDataReader reader, StockKey stock) => (reader.GetInt64(0), new StockHold
    {
        Id = StockHoldId.From(reader.GetGuid(1)),
        Order = OrderId.From(reader.GetGuid(2)),
        Line = OrderLineId.From(reader.GetGuid(3)),
        Account = stock.Account,
        Sku = stock.Sku,
        Quantity = reader.GetInt32(4),
        State = Enum.Parse<StockHoldState>(reader.GetString(5)),
        TakenAt = Instant(reader, 6)!.Value,
        ExpiresAt = Instant(reader, 7),
        FinishedAt = Instant(reader, 8),
        FinishedBy = reader.IsDBNull(9) ? null : reader.GetString(9),
    });

    /// <summary>Reads the newest observation, if there is one, and when the first hold finished.</summary>
    public static (StockObservation? Observation, DateTimeOffset? OldestFinishedAt) ReadStock(DbDataReader reader, StockKey stock)
    {
        var finished = Instant(reader, 3);
        if (reader.IsDBNull(0))
        {
            return (null, finished);
        }

        var availability = HoldMapping.ToAvailability(Enum.Parse<Catalogue.AvailabilityKind>(reader.GetString(0)), reader.IsDBNull(1) ? null : reader.GetInt32(1));
        return (new StockObservation(stock.Account, stock.Sku, availability, Instant(reader, 2)!.Value), finished);
    }

    private static DateTimeOffset? Instant(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : new DateTimeOffset(reader.GetInt64(column), TimeSpan.Zero);
}
