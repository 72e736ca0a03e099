using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.Windows;

/// <summary>Cancels what was not paid in time. What was paid of it is due back.</summary>
internal sealed class PaymentWindowEnd(Changer changer) : OrderTimerHandler(changer)
{
    protected override ValueTask EndAsync(ChangeSet changes, OrderChange order, TimerKey key, CancellationToken cancellationToken)
    {
        if (order.Order.State == OrderState.AwaitingPayment)
        {
            order.End(OrderTrigger.PaymentWindowOver);
        }

        return ValueTask.CompletedTask;
    }
}
