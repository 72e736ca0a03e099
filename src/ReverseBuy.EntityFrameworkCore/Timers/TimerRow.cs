using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Timers;

internal sealed class TimerRow
{
    public long Position { get; set; }

    public AggregateKind AggregateKind { get; set; }

    public Guid Aggregate { get; set; }

    public string Name { get; set; } = string.Empty;

    public string Subject { get; set; } = string.Empty;

    public DateTimeOffset? DueAt { get; set; }

    /// <summary>What is left while it is paused, in ticks: engines keep intervals less finely, each in its own way.</summary>
    public long? LeftTicks { get; set; }

    /// <summary>When it is to fire, as the record tells it, so that an index can find it.</summary>
    public DateTimeOffset? FiresAt { get; set; }

    public string Payload { get; set; } = string.Empty;

    public int Failures { get; set; }

    public DateTimeOffset? NotBefore { get; set; }

    public bool IsParked { get; set; }

    /// <summary>What went wrong at the last try, for an operator.</summary>
    public string? Error { get; set; }
}
