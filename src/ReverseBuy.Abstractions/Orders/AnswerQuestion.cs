namespace ReverseBuy.Orders;

/// <summary>A customer's answer.</summary>
/// <param name="Question">The question.</param>
/// <param name="Choice">What the customer chooses.</param>
public sealed record AnswerQuestion(OrderQuestionId Question, QuestionChoice Choice)
{
    /// <summary>The customer's words; no personal data.</summary>
    public string? Text { get; init; }
}
