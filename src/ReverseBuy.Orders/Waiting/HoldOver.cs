using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Holding;

namespace ReverseBuy.Orders.Waiting;

/// <summary>Releases what was on hold until now, so that its other timers go on.</summary>
internal sealed class HoldOver(Changer changer) : ITimerHandler
{
    public async ValueTask HandleAsync(TimerContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var unitOfWork = await context.BeginAsync(cancellationToken).ConfigureAwait(false);
        var changes = changer.In(unitOfWork, FulfilmentTimers.CauseOf(context.Timer));
        await changes.SetHoldAsync(context.Timer.Key.Aggregate, null, cancellationToken).ConfigureAwait(false);
        await changes.WriteAsync(cancellationToken).ConfigureAwait(false);
    }
}
