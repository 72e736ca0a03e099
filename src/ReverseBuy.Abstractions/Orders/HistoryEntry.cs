namespace ReverseBuy.Orders;

/// <summary>A change that was made, and why. Written with the change itself, never altered. A closed set: <see cref="Transition"/>, <see cref="UnitsMoved"/>, <see cref="FoundUnitsMoved"/>.</summary>
public abstract record HistoryEntry
{
    private HistoryEntry()
    {
    }

    /// <summary>What was changed.</summary>
    public required AggregateKey Aggregate { get; init; }

    /// <summary>The version after the change; the one before is one less.</summary>
    public required int Version { get; init; }

    /// <summary>Who made it.</summary>
    public required Actor Actor { get; init; }

    /// <summary>Why, in the actor's words; erased with a customer's personal data.</summary>
    public string? Reason { get; init; }

    /// <summary>What it followed from: the key of a command, the id of an event, or the fact that was learnt.</summary>
    public required string Cause { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The version before the change.</summary>
    public int PreviousVersion => Version - 1;

    /// <summary>The state changed.</summary>
    /// <param name="Subject">What changed: empty for the aggregate itself, else the part of it, such as an upstream order's id.</param>
    /// <param name="From">The state before; empty when it was made.</param>
    /// <param name="To">The state after.</param>
    /// <param name="Trigger">What triggered it.</param>
    public sealed record Transition(string Subject, string From, string To, string Trigger) : HistoryEntry;

    /// <summary>Units of an order moved. A move is made once per fact.</summary>
    /// <param name="Line">The line.</param>
    /// <param name="From">The bucket they left.</param>
    /// <param name="To">The bucket they went to.</param>
    /// <param name="Quantity">How many.</param>
    /// <param name="Fact">The id of the fact the move followed from.</param>
    public sealed record UnitsMoved(OrderLineId Line, UnitBucket From, UnitBucket To, int Quantity, string Fact) : HistoryEntry;

    /// <summary>Units of a found item moved. A move is made once per fact.</summary>
    /// <param name="From">The bucket they left.</param>
    /// <param name="To">The bucket they went to.</param>
    /// <param name="Quantity">How many.</param>
    /// <param name="Fact">The id of the fact the move followed from.</param>
    public sealed record FoundUnitsMoved(UnitBucket From, UnitBucket To, int Quantity, string Fact) : HistoryEntry;
}
