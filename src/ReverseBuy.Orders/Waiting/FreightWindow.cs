using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Shipping;

namespace ReverseBuy.Orders.Waiting;

/// <summary>Cancels a parcel whose freight was not paid in time.</summary>
internal sealed class FreightWindow(Changer changer) : ITimerHandler
{
    public async ValueTask HandleAsync(TimerContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var unitOfWork = await context.BeginAsync(cancellationToken).ConfigureAwait(false);
        var changes = changer.In(unitOfWork, FulfilmentTimers.CauseOf(context.Timer));
        var parcel = await changes.ParcelAsync(ParcelId.From(context.Timer.Key.Aggregate.Value), cancellationToken).ConfigureAwait(false);
        await changes.CancelAsync(parcel, cancellationToken).ConfigureAwait(false);
        await changes.WriteAsync(cancellationToken).ConfigureAwait(false);
    }
}
