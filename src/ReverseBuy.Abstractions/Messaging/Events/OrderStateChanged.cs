using System.Text.Json.Serialization;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>The state of an order changed.</summary>
/// <param name="Order">The order.</param>
/// <param name="From">The state before; empty when it was placed.</param>
/// <param name="To">The state after.</param>
/// <param name="Trigger">What triggered it.</param>
/// <param name="Actor">Who did it: kind and id.</param>
public sealed record OrderStateChanged(OrderId Order, string From, string To, string Trigger, string Actor) : IReverseBuyEvent
{
    /// <inheritdoc />
    [JsonIgnore]
    public IReadOnlyList<OrderId> Orders => [Order];
}
