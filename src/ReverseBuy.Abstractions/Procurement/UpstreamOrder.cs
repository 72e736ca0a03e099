namespace ReverseBuy.Procurement;

/// <summary>An order that a marketplace made of one of our purchase orders.</summary>
public sealed record UpstreamOrder
{
    /// <summary>The marketplace's id of it.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required UpstreamOrderState State { get; init; }

    /// <summary>What is to be paid or was paid for it, freight included.</summary>
    public required Money Total { get; init; }

    /// <summary>Which units it holds; empty until it was read back for the first time.</summary>
    public IReadOnlyList<UpstreamContent> Contents { get; init; } = [];

    /// <summary>Our last payment of it was begun then.</summary>
    public DateTimeOffset? PayAskedAt { get; init; }

    /// <summary>How often it was read back since, and was not paid.</summary>
    public int PayAsks { get; init; }

    /// <summary>Since when we try to pay it: since it was made, or since a person said to pay it.</summary>
    public DateTimeOffset? PayableSince { get; init; }

    /// <summary>Whether it is to be cancelled; then it is never paid by us.</summary>
    public bool IsUnwanted { get; init; }

    /// <summary>When we first asked to cancel it.</summary>
    public DateTimeOffset? CancelAskedAt { get; init; }

    /// <summary>What was paid back of it, as far as is known; in the currency of <see cref="Total"/>.</summary>
    public Money? Refunded { get; init; }
}
