using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.Waiting;

/// <summary>Notes goods as thrown away that nobody wanted in time.</summary>
internal sealed class StorageDisposal(Changer changer) : ITimerHandler
{
    public async ValueTask HandleAsync(TimerContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var unitOfWork = await context.BeginAsync(cancellationToken).ConfigureAwait(false);
        var changes = changer.In(unitOfWork, FulfilmentTimers.CauseOf(context.Timer));
        var (goods, _) = await changes.StoredGoodsAsync(context.Timer.Key, cancellationToken).ConfigureAwait(false);
        var abandoned = goods.Units[UnitBucket.InStock];
        if (abandoned == 0)
        {
            return;
        }

        await DisposeAsync(changes, context.Timer, abandoned, cancellationToken).ConfigureAwait(false);
        await changes.WriteAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask DisposeAsync(ChangeSet changes, BusinessTimer timer, int quantity, CancellationToken cancellationToken)
    {
        var (owner, fact) = (timer.Key.Aggregate, timer.Occurrence);
        if (owner.Kind == AggregateKind.FoundItem)
        {
            await changes.MoveFoundUnitsAsync(FoundItemId.From(owner.Value), UnitBucket.InStock, UnitBucket.Disposed, quantity, fact, cancellationToken)
                .ConfigureAwait(false);
            return;
        }

        var line = StoredGoodsReading.LineOf(timer.Key);
        await changes.MoveUnitsAsync(OrderId.From(owner.Value), line, UnitBucket.InStock, UnitBucket.Disposed, quantity, fact, cancellationToken).ConfigureAwait(false);
    }
}
