using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.Windows;

/// <summary>Changes an order because a time is over, in the commit in which the timer is gone.</summary>
internal abstract class OrderTimerHandler(Changer changer) : ITimerHandler
{
    public async ValueTask HandleAsync(TimerContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var key = context.Timer.Key;
        var unitOfWork = await context.BeginAsync(cancellationToken).ConfigureAwait(false);
        var changes = changer.In(unitOfWork, new Cause(new Actor(ActorKind.Timer, key.Name), context.Timer.Occurrence));
        var order = await changes.OrderAsync(OrderId.From(key.Aggregate.Value), cancellationToken).ConfigureAwait(false);
        await EndAsync(changes, order, key, cancellationToken).ConfigureAwait(false);
        await changes.WriteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes the change, if the order still is where the timer was set.</summary>
    protected abstract ValueTask EndAsync(ChangeSet changes, OrderChange order, TimerKey key, CancellationToken cancellationToken);
}
