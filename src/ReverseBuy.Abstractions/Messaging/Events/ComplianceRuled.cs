using System.Text.Json.Serialization;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>What compliance rules say of an order in review is another than before.</summary>
/// <param name="Order">The order.</param>
/// <param name="Lines">What is not simply allowed; none when nothing is against the order any more.</param>
public sealed record ComplianceRuled(OrderId Order, IReadOnlyList<RuledLine> Lines) : IReverseBuyEvent
{
    /// <inheritdoc />
    [JsonIgnore]
    public IReadOnlyList<OrderId> Orders => [Order];
}
