using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.Waiting;

/// <summary>Tells that goods lie in a warehouse for longer than is free, again and again, and from then on counts until they are thrown away.</summary>
internal sealed class StorageReminder(Changer changer, OrdersOptions options, TimeProvider time) : ITimerHandler
{
    public async ValueTask HandleAsync(TimerContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var unitOfWork = await context.BeginAsync(cancellationToken).ConfigureAwait(false);
        var changes = changer.In(unitOfWork, FulfilmentTimers.CauseOf(context.Timer));
        var (goods, change) = await changes.StoredGoodsAsync(context.Timer.Key, cancellationToken).ConfigureAwait(false);
        if (!goods.AreHere)
        {
            return;
        }

        var now = time.GetUtcNow();
        await unitOfWork.Timers.SetAsync(goods.Storage, now + options.Fulfilment.StorageReminder, context.Timer.Payload, cancellationToken).ConfigureAwait(false);
        if (goods.Units[UnitBucket.InStock] == 0)
        {
            // All of it is being packed: nobody need be reminded, unless it comes back.
            return;
        }

        var disposedFrom = await CountAsync(unitOfWork.Timers, goods, now, cancellationToken).ConfigureAwait(false);
        change.Tell(EventOf(context.Timer, goods, disposedFrom));
        await changes.WriteAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<DateTimeOffset?> CountAsync(
        Storage.ITimerStore timers, StoredGoods goods, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (options.Fulfilment.DisposeAfter is not { } kept)
        {
            return null;
        }

        if (await timers.FindAsync(goods.Disposal, cancellationToken).ConfigureAwait(false) is { } counting)
        {
            return counting.DueAt;
        }

        await timers.SetAsync(goods.Disposal, now + kept, string.Empty, cancellationToken).ConfigureAwait(false);
        return now + kept;
    }

    private static StorageOverdue EventOf(BusinessTimer timer, StoredGoods goods, DateTimeOffset? disposedFrom)
    {
        var (quantity, since) = (goods.Units[UnitBucket.InStock], StoredGoods.Since(timer));
        return goods.Owner.Kind == AggregateKind.FoundItem
            ? new StorageOverdue(null, null, FoundItemId.From(goods.Owner.Value), quantity, since, disposedFrom)
            : new StorageOverdue(OrderId.From(goods.Owner.Value), StoredGoodsReading.LineOf(timer.Key), null, quantity, since, disposedFrom);
    }
}
