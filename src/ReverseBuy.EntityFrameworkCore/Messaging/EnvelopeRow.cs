using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Messaging;

/// <summary>An event. Its tenant is the database's, and has no column.</summary>
internal abstract class EnvelopeRow
{
    public long Position { get; set; }

    public EventId Event { get; set; }

    public string Type { get; set; } = string.Empty;

    public AggregateKind AggregateKind { get; set; }

    public Guid Aggregate { get; set; }

    public int Version { get; set; }

    public DateTimeOffset OccurredAt { get; set; }

    public string Correlation { get; set; } = string.Empty;

    public EventId? CausedBy { get; set; }

    public string Data { get; set; } = string.Empty;
}
