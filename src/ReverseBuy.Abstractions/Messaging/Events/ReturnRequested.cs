using System.Text.Json.Serialization;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>A customer cancelled, and bought units are to be sent back to the seller: those in stock now, those on their way once they are.</summary>
/// <param name="Order">The order.</param>
/// <param name="Line">Its line.</param>
/// <param name="Quantity">How many units more than before.</param>
public sealed record ReturnRequested(OrderId Order, OrderLineId Line, int Quantity) : IReverseBuyEvent
{
    /// <inheritdoc />
    [JsonIgnore]
    public IReadOnlyList<OrderId> Orders => [Order];
}
