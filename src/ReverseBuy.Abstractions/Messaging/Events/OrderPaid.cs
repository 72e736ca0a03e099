using System.Text.Json.Serialization;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>What is due for an order was captured.</summary>
/// <param name="Order">The order.</param>
/// <param name="Amount">How much was paid in all.</param>
public sealed record OrderPaid(OrderId Order, Money Amount) : IReverseBuyEvent
{
    /// <inheritdoc />
    [JsonIgnore]
    public IReadOnlyList<OrderId> Orders => [Order];
}
