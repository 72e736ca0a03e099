using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.Windows;

/// <summary>Takes silence for a no.</summary>
internal sealed class AnswerWindowEnd(Changer changer) : OrderTimerHandler(changer)
{
    protected override ValueTask EndAsync(ChangeSet changes, OrderChange order, TimerKey key, CancellationToken cancellationToken)
    {
        if (order.Order.Questions.FirstOrDefault(question => question.IsOpen && question.Id.ToString() == key.Subject) is { } question)
        {
            order.Decline(question.Id, QuestionState.Expired, OrderTrigger.AnswerWindowOver);
        }

        return ValueTask.CompletedTask;
    }
}
