using System.Text.Json.Serialization;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>A customer was asked something about an order. The question in words is read with the order.</summary>
/// <param name="Order">The order.</param>
/// <param name="Question">The question.</param>
/// <param name="Kind">What it is about, by the name of its <see cref="QuestionKind"/>.</param>
/// <param name="Line">The line it is about, if it is about one.</param>
/// <param name="Quantity">How many units of the line it stops.</param>
/// <param name="TopUp">What agreeing costs more, if it does; below 0 what it costs less.</param>
/// <param name="AnswerBefore">Until when it is to be answered.</param>
public sealed record CustomerAsked(
    OrderId Order,
    OrderQuestionId Question,
    string Kind,
    OrderLineId? Line,
    int Quantity,
    Money? TopUp,
    DateTimeOffset AnswerBefore) : IReverseBuyEvent
{
    /// <inheritdoc />
    [JsonIgnore]
    public IReadOnlyList<OrderId> Orders => [Order];
}
