namespace ReverseBuy.Orders;

/// <summary>What every command carries beside its own content.</summary>
/// <param name="Key">The command's name: sent again with it, the command does nothing and answers the same.</param>
/// <param name="Actor">Who gives the command.</param>
public sealed record Command(IdempotencyKey Key, Actor Actor)
{
    /// <summary>Why, in the words of who gives it; kept in the history. No personal data.</summary>
    public string? Reason { get; init; }
}
