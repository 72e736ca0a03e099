using System.Text.Json.Serialization;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>A customer placed an order.</summary>
/// <param name="Order">The order.</param>
public sealed record OrderPlaced(OrderId Order) : IReverseBuyEvent
{
    /// <inheritdoc />
    [JsonIgnore]
    public IReadOnlyList<OrderId> Orders => [Order];
}
