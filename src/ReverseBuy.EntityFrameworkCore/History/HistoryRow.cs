using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.History;

/// <summary>A change, of either kind; the members of the other kind are empty.</summary>
internal sealed class HistoryRow
{
    public long Position { get; set; }

    public AggregateKind AggregateKind { get; set; }

    public Guid Aggregate { get; set; }

    public int Version { get; set; }

    public HistoryKind Kind { get; set; }

    /// <summary>The state or bucket before.</summary>
    public string From { get; set; } = string.Empty;

    /// <summary>The state or bucket after.</summary>
    public string To { get; set; } = string.Empty;

    /// <summary>Of a transition: the part of the aggregate.</summary>
    public string? Subject { get; set; }

    /// <summary>Of a transition.</summary>
    public string? Trigger { get; set; }

    /// <summary>Of a move of units.</summary>
    public OrderLineId? OrderLine { get; set; }

    /// <summary>Of a move of units.</summary>
    public int? Quantity { get; set; }

    /// <summary>Of a move of units.</summary>
    public string? Fact { get; set; }

    public ActorKind ActorKind { get; set; }

    public string ActorId { get; set; } = string.Empty;

    public string? Reason { get; set; }

    public string Cause { get; set; } = string.Empty;

    public DateTimeOffset At { get; set; }
}
