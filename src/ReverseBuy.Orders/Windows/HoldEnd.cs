using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.OnHold;

namespace ReverseBuy.Orders.Windows;

/// <summary>Takes a hold off that has lasted as long as it should.</summary>
internal sealed class HoldEnd(Changer changer) : OrderTimerHandler(changer)
{
    protected override async ValueTask EndAsync(ChangeSet changes, OrderChange order, TimerKey key, CancellationToken cancellationToken)
    {
        if (order.Order.Holds.Any(hold => hold.IsOn && hold.Name == key.Subject))
        {
            await changes.ReleaseHoldAsync(order, key.Subject, cancellationToken).ConfigureAwait(false);
        }
    }
}
