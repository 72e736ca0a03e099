namespace ReverseBuy.Following;

/// <summary>What a marketplace told, as it is kept until it was followed.</summary>
/// <param name="Key">What tells it from others.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Hints">What it hints at; none when its kind is not followed. Its other content is not kept.</param>
public sealed record ReceivedMessage(ReceivedKey Key, DateTimeOffset ReceivedAt, IReadOnlyList<MarketplaceHint> Hints)
{
    /// <summary>How often following it failed.</summary>
    public int Failures { get; init; }

    /// <summary>When it is to be followed; at once, unless it failed.</summary>
    public DateTimeOffset DueAt { get; init; } = ReceivedAt;
}
