using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.Waiting;

/// <summary>Notes a package as thrown away that nobody claimed in time.</summary>
internal sealed class UnclaimedDisposal(Changer changer) : ITimerHandler
{
    public async ValueTask HandleAsync(TimerContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var unitOfWork = await context.BeginAsync(cancellationToken).ConfigureAwait(false);
        var changes = changer.In(unitOfWork, FulfilmentTimers.CauseOf(context.Timer));
        var package = await changes.PackageAsync(PackageId.From(context.Timer.Key.Aggregate.Value), cancellationToken).ConfigureAwait(false);
        package.Fire(PackageTrigger.Dispose);
        await changes.WriteAsync(cancellationToken).ConfigureAwait(false);
    }
}
