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
}
