using ReverseBuy.Messaging;
using ReverseBuy.Payments;

namespace ReverseBuy.Orders;

/// <summary>Everything that is known of an order's course.</summary>
/// <param name="Order">The order as it is.</param>
/// <param name="Timeline">The events, in the order in which they were handled, with what each handler did.</param>
/// <param name="History">Every transition and unit move of the order, of what was bought, received and shipped for it and of what was left over of it, the oldest first.</param>
public sealed record OrderExplanation(Order Order, IReadOnlyList<HandledEvent> Timeline, IReadOnlyList<HistoryEntry> History)
{
    /// <summary>Every movement of money of the order and of the parcels that its goods are in, the oldest first.</summary>
    public required IReadOnlyList<MoneyEntry> Money { get; init; }
}
