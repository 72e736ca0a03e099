using System.Text.Json.Serialization;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>A question to a customer is no longer open.</summary>
/// <param name="Order">The order.</param>
/// <param name="Question">The question.</param>
/// <param name="State">What became of it, by the name of its <see cref="QuestionState"/>.</param>
public sealed record QuestionClosed(OrderId Order, OrderQuestionId Question, string State) : IReverseBuyEvent
{
    /// <inheritdoc />
    [JsonIgnore]
    public IReadOnlyList<OrderId> Orders => [Order];
}
