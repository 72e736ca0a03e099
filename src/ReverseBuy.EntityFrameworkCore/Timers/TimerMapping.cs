using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Timers;

internal static class TimerMapping
{
    public static TimerRow NewRow(TimerKey key) => new()
    {
        AggregateKind = key.Aggregate.Kind,
        Aggregate = key.Aggregate.Value,
        Name = key.Name,
        Subject = key.Subject,
    };

    /// <summary>Writes all but the key.</summary>
    public static void Fill(TimerRow row, BusinessTimer timer)
    {
        row.DueAt = timer.DueAt;
        row.LeftTicks = timer.Left?.Ticks;
        row.FiresAt = timer.FiresAt;
        row.Payload = timer.Payload;
        row.Failures = timer.Failures;
        row.NotBefore = timer.NotBefore;
        row.IsParked = timer.IsParked;
        row.Error = timer.Error;
    }

    public static BusinessTimer ToTimer(TimerRow row) => new()
    {
        Key = new TimerKey(new AggregateKey(row.AggregateKind, row.Aggregate), row.Name, row.Subject),
        DueAt = row.DueAt,
        Left = row.LeftTicks is { } ticks ? TimeSpan.FromTicks(ticks) : null,
        Payload = row.Payload,
        Failures = row.Failures,
        NotBefore = row.NotBefore,
        IsParked = row.IsParked,
        Error = row.Error,
    };
}
