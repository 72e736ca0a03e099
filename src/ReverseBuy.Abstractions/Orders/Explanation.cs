using ReverseBuy.Messaging;
using ReverseBuy.Payments;

namespace ReverseBuy.Orders;

/// <summary>Everything that is known of the course of one thing: a purchase order, a package, a parcel, a found item, or an order by itself.</summary>
/// <param name="Aggregate">What it is about.</param>
/// <param name="History">Every change of it, in the order of the versions.</param>
/// <param name="Timeline">Its events, in the order of the versions, with what each handler did. Events that concern no order are kept in no timeline.</param>
public sealed record Explanation(AggregateKey Aggregate, IReadOnlyList<HistoryEntry> History, IReadOnlyList<HandledEvent> Timeline)
{
    /// <summary>The orders that it is about now.</summary>
    public required IReadOnlyList<OrderId> Orders { get; init; }

    /// <summary>Every movement of its money, the oldest first; only orders and parcels have any.</summary>
    public required IReadOnlyList<MoneyEntry> Money { get; init; }
}
