using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Questioning;

/// <summary>The facade: reads the current tenant once and passes it on.</summary>
internal sealed class OrderQuestionsFacade(ICurrentTenant current, OrderQuestioning questioning) : IOrderQuestions
{
    public ValueTask<Receipt> AskAsync(OrderId order, AskQuestion question, Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        return questioning.AskAsync(current.RequireActive(nameof(IOrderQuestions)), order, question, command, cancellationToken);
    }

    public ValueTask<Receipt> AnswerAsync(OrderId order, AnswerQuestion answer, Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return questioning.AnswerAsync(current.RequireActive(nameof(IOrderQuestions)), order, answer, command, cancellationToken);
    }

    public ValueTask<Receipt> DeclineAsync(OrderId order, OrderQuestionId question, Command command, CancellationToken cancellationToken) =>
        questioning.DeclineAsync(current.RequireActive(nameof(IOrderQuestions)), order, question, command, cancellationToken);
}
