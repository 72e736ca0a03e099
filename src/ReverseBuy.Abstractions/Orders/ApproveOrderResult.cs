namespace ReverseBuy.Orders;

/// <summary>What became of approving an order. A closed set: <see cref="Approved"/>, <see cref="NotCompliant"/>.</summary>
public abstract record ApproveOrderResult
{
    private ApproveOrderResult()
    {
    }

    /// <summary>The order is approved.</summary>
    /// <param name="Receipt">Its state and version.</param>
    public sealed record Approved(Receipt Receipt) : ApproveOrderResult;

    /// <summary>The order stays in review: compliance rules are against it. Nothing but what they said was stored, and the command's key is free.</summary>
    /// <param name="Findings">Which lines, by which rules and why.</param>
    public sealed record NotCompliant(IReadOnlyList<OrderLineFinding> Findings) : ApproveOrderResult;
}
