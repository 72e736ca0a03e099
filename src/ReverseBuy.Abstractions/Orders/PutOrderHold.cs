namespace ReverseBuy.Orders;

/// <summary>A hold to put on an order.</summary>
/// <param name="Name">The host's name of it, such as <c>quality</c>; 1 to 64 characters.</param>
/// <param name="Reason">Why; no personal data.</param>
public sealed record PutOrderHold(string Name, string Reason)
{
    /// <summary>Until when it lasts at most; without, until it is taken off.</summary>
    public DateTimeOffset? Until { get; init; }
}
