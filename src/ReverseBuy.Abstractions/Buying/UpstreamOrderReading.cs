namespace ReverseBuy.Buying;

/// <summary>An upstream order as the marketplace tells it at one moment.</summary>
public sealed record UpstreamOrderReading
{
    /// <summary>The marketplace's id of the order.</summary>
    public required string Id { get; init; }

    /// <summary>What its status means.</summary>
    public required UpstreamStatus Status { get; init; }

    /// <summary>The status exactly as the marketplace wrote it, for one that we do not know yet.</summary>
    public required string MarketplaceStatus { get; init; }

    /// <summary>What is to be paid or was paid, freight included.</summary>
    public required Money Total { get; init; }

    /// <summary>The part of the total that is domestic freight.</summary>
    public required Money Freight { get; init; }

    /// <summary>Our reference, when the marketplace gives it back.</summary>
    public string? Reference { get; init; }

    /// <summary>What was bought.</summary>
    public required IReadOnlyList<UpstreamOrderLine> Lines { get; init; }

    /// <summary>When it was created, by the marketplace's clock.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was paid, by the marketplace's clock.</summary>
    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>The marketplace's ids of its refunds, as far as the order names them.</summary>
    public IReadOnlyList<string> RefundIds { get; init; } = [];
}
