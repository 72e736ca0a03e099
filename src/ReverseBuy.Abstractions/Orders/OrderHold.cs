namespace ReverseBuy.Orders;

/// <summary>
/// Something that keeps an order from going forward: nothing of it is approved, bought, packed or sent, and its timers stand still. What happens outside is
/// written down all the same.
/// </summary>
public sealed record OrderHold
{
    /// <summary>The host's name of it, such as <c>quality</c>; no two that are on at once share one.</summary>
    public required string Name { get; init; }

    /// <summary>Why. No personal data.</summary>
    public required string Reason { get; init; }

    /// <summary>Who put it on.</summary>
    public required Actor PutBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset PutAt { get; init; }

    /// <summary>Until when it lasts at most; <see langword="null"/> until it is taken off.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>When it was taken off; <see langword="null"/> while it is on.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>Whether it is on.</summary>
    public bool IsOn => ReleasedAt is null;
}
