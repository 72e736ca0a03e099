using System.Text.Json.Serialization;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>A customer agreed to a higher price, and has to pay the difference.</summary>
/// <param name="Order">The order.</param>
/// <param name="Question">The question that was agreed to.</param>
/// <param name="Amount">The difference.</param>
/// <param name="Due">What is due for the order in all; once that is captured it goes on.</param>
public sealed record TopUpRequested(OrderId Order, OrderQuestionId Question, Money Amount, Money Due) : IReverseBuyEvent
{
    /// <inheritdoc />
    [JsonIgnore]
    public IReadOnlyList<OrderId> Orders => [Order];
}
