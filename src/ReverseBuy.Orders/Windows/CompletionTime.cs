using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Guarding;
using ReverseBuy.Orders.Workflow;

namespace ReverseBuy.Orders.Windows;

/// <summary>Completes what nobody has complained of. Where money is due, or a rule of the host's says not yet, it looks again the next day.</summary>
internal sealed class CompletionTime(Changer changer, OrderGuards guards) : OrderTimerHandler(changer)
{
    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    protected override ValueTask EndAsync(ChangeSet changes, OrderChange order, TimerKey key, CancellationToken cancellationToken)
    {
        if (!OrderGraph.IsFulfilment(order.Order.State) || !OrderGraph.HasArrived(order.Order))
        {
            return ValueTask.CompletedTask;
        }

        if (OrderGraph.Of(order.Order).CanFire(OrderTrigger.Complete)
            && guards.Refusal(changes.UnitOfWork.Tenant, order.Order, OrderTrigger.Complete, changes.Cause.Actor) is null)
        {
            order.Fire(OrderTrigger.Complete);
            return ValueTask.CompletedTask;
        }

        return changes.UnitOfWork.Timers.SetAsync(key, changes.At + Daily, string.Empty, cancellationToken);
    }
}
