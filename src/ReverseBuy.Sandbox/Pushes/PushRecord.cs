namespace ReverseBuy.Sandbox.Pushes;

/// <summary>A message as it was written, and what became of it.</summary>
internal sealed class PushRecord
{
    public required long Number { get; init; }

    public required string Marketplace { get; init; }

    public required string Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string ContentType { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required string Body { get; init; }

    public List<PushDelivery> Deliveries { get; init; } = [];

    /// <summary>Whether a feed of missed messages has handed it out.</summary>
    public bool IsPulled { get; set; }

    /// <summary>Whether nobody has taken it and nobody is about to.</summary>
    public bool IsMissed => !IsPulled && !Deliveries.Exists(delivery => delivery.IsUnderWay || delivery.IsTaken);
}
