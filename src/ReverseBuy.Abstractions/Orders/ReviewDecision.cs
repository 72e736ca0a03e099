namespace ReverseBuy.Orders;

/// <summary>What a policy decides about an order in review. A closed set.</summary>
public abstract record ReviewDecision
{
    private ReviewDecision()
    {
    }

    /// <summary>A reviewer decides.</summary>
    public sealed record Leave : ReviewDecision;

    /// <summary>The order is accepted.</summary>
    /// <param name="Reason">Why; kept in the history. No personal data.</param>
    public sealed record Approve(string? Reason = null) : ReviewDecision;

    /// <summary>The order is refused.</summary>
    /// <param name="Reason">Why; kept in the history. No personal data.</param>
    public sealed record Reject(string Reason) : ReviewDecision;

    /// <summary>The customer is asked.</summary>
    /// <param name="Questions">The questions; at least one.</param>
    public sealed record Ask(IReadOnlyList<AskQuestion> Questions) : ReviewDecision;
}
