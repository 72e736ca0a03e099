using ReverseBuy.Orders;

namespace ReverseBuy.Inventory;

/// <summary>What is to be held for an order: all of it, or nothing.</summary>
/// <param name="Order">The order.</param>
/// <param name="Lines">What each line is to hold afterwards, whatever it held before; no order line twice.</param>
public sealed record HoldRequest(OrderId Order, IReadOnlyList<HoldLine> Lines)
{
    /// <summary>Whether the holds live until their purchase is known. Else they expire (30 minutes by default).</summary>
    public bool UntilPurchased { get; init; }

    /// <summary>Whether the order is placed in the same unit of work, so that nothing is held for it yet.</summary>
    public bool IsForNewOrder { get; init; }
}
