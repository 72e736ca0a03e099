using System.Data.Common;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.Idempotency;

/// <summary>Reads commands from what a statement answers that was written by hand.</summary>
internal static class CommandReading
{
    public static IReadOnlyList<string> Columns { get; } =
    [
        nameof(CommandRow.Key),
        nameof(CommandRow.Fingerprint),
        nameof(CommandRow.AggregateKind),
        nameof(CommandRow.Aggregate),
        nameof(CommandRow.State),
        nameof(CommandRow.Version),
        nameof(CommandRow.At),
    ];

    public static CommandRecord Read(DbDataReader reader) => new(
        new IdempotencyKey(reader.GetString(0)),
        reader.GetString(1),
        new Receipt(new AggregateKey(Enum.Parse<AggregateKind>(reader.GetString(2)), reader.GetGuid(3)), reader.GetString(4), reader.GetInt32(5)),
        new DateTimeOffset(reader.GetInt64(6), TimeSpan.Zero));
}
