using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Waiting;

/// <summary>
/// Lets the timers of the warehouses follow what a change did, in its own commit: whoever moves goods, cancels a parcel or matches a package need not think of them.
/// </summary>
internal sealed class FulfilmentClocks(OrdersOptions options)
{
    private readonly FulfilmentOptions _options = options.Fulfilment;

    public async ValueTask FollowAsync(ITenantUnitOfWork unitOfWork, AggregateChange change, DateTimeOffset at, CancellationToken cancellationToken)
    {
        switch (change)
        {
            case OrderChange order:
                await FollowAsync(unitOfWork.Timers, order, at, cancellationToken).ConfigureAwait(false);
                break;
            case FoundItemChange item:
                await FollowAsync(unitOfWork.Timers, item, at, cancellationToken).ConfigureAwait(false);
                break;
            case PackageChange package:
                await FollowAsync(unitOfWork.Timers, package, at, cancellationToken).ConfigureAwait(false);
                break;
            case ParcelChange parcel:
                await FollowAsync(unitOfWork.Timers, parcel, at, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    private async ValueTask FollowAsync(ITimerStore timers, OrderChange order, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var moves in order.History.OfType<HistoryEntry.UnitsMoved>().GroupBy(move => move.Line))
        {
            var goods = new StoredGoods(order.Key, moves.Key.ToString(), order.Order.Line(moves.Key).Units);
            await FollowAsync(timers, goods, [.. moves.Select(move => (move.From, move.To))], at, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask FollowAsync(ITimerStore timers, FoundItemChange item, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var moves = item.History.OfType<HistoryEntry.FoundUnitsMoved>().Select(move => (move.From, move.To)).ToList();
        if (item.IsNew && item.Item.Units[UnitBucket.InStock] > 0)
        {
            moves.Add((UnitBucket.Purchased, UnitBucket.InStock));
        }

        await FollowAsync(timers, new StoredGoods(item.Key, string.Empty, item.Item.Units), moves, at, cancellationToken).ConfigureAwait(false);
    }

    // What comes in sets the clock of all that lies there: nobody's goods are thrown away for what came before them. A parcel that is asked for and
    // cancelled does not.
    private async ValueTask FollowAsync(
        ITimerStore timers, StoredGoods goods, IReadOnlyList<(UnitBucket From, UnitBucket To)> moves, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (moves.Any(move => move is { To: UnitBucket.InStock, From: not UnitBucket.Packing }))
        {
            await timers.SetAsync(goods.Storage, at + _options.FreeStorage, StoredGoods.Since(at), cancellationToken).ConfigureAwait(false);
            await timers.CancelAsync(goods.Disposal, cancellationToken).ConfigureAwait(false);
        }

        if (!goods.AreHere && moves.Any(move => move.From is UnitBucket.InStock or UnitBucket.Packing))
        {
            await timers.CancelAsync(goods.Storage, cancellationToken).ConfigureAwait(false);
            await timers.CancelAsync(goods.Disposal, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask FollowAsync(ITimerStore timers, PackageChange package, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var key = new TimerKey(package.Key, FulfilmentTimers.Unclaimed);
        var (was, isNow) = (package.StateBefore == PackageState.Unclaimed, package.Package.State == PackageState.Unclaimed);
        if (isNow && !was && _options.UnclaimedFor is { } kept)
        {
            await timers.SetAsync(key, at + kept, string.Empty, cancellationToken).ConfigureAwait(false);
        }
        else if (was && !isNow)
        {
            await timers.CancelAsync(key, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask FollowAsync(ITimerStore timers, ParcelChange parcel, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var key = new TimerKey(parcel.Key, FulfilmentTimers.FreightWindow);
        var isOwed = parcel.Parcel.State is ParcelState.AwaitingFreight or ParcelState.FreightDue;
        if (isOwed && parcel.Parcel.PayBefore is null)
        {
            var before = at + _options.FreightWindow;
            parcel.Update(current => current with { PayBefore = before });
            await timers.SetAsync(key, before, string.Empty, cancellationToken).ConfigureAwait(false);
        }
        else if (!isOwed && parcel.Parcel.PayBefore is not null)
        {
            parcel.Update(current => current with { PayBefore = null });
            await timers.CancelAsync(key, cancellationToken).ConfigureAwait(false);
        }
    }
}
