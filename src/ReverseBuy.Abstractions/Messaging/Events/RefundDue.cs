using System.Text.Json.Serialization;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>More is due back to a customer than before: refund it, and report that.</summary>
/// <param name="Order">The order.</param>
/// <param name="Amount">How much is due back in all.</param>
public sealed record RefundDue(OrderId Order, Money Amount) : IReverseBuyEvent
{
    /// <inheritdoc />
    [JsonIgnore]
    public IReadOnlyList<OrderId> Orders => [Order];
}
