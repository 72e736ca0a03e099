using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Waiting;

namespace ReverseBuy.Orders.Holding;

internal static class HandlingHolds
{
    /// <summary>Puts or releases a hold. The timers of what is held stand still meanwhile.</summary>
    public static async ValueTask<AggregateChange> SetHoldAsync(
        this ChangeSet changes, AggregateKey aggregate, Hold? hold, CancellationToken cancellationToken)
    {
        var change = await HoldAsync(changes, aggregate, hold, cancellationToken).ConfigureAwait(false);
        var timers = changes.UnitOfWork.Timers;
        var over = new TimerKey(aggregate, FulfilmentTimers.HoldOver);
        await timers.CancelAsync(over, cancellationToken).ConfigureAwait(false);
        if (hold is null)
        {
            await timers.ResumeAsync(aggregate, changes.At, cancellationToken).ConfigureAwait(false);
            return change;
        }

        await timers.PauseAsync(aggregate, changes.At, cancellationToken).ConfigureAwait(false);
        if (hold.Until is { } until)
        {
            // Set after the pause, so that it runs.
            await timers.SetAsync(over, until, string.Empty, cancellationToken).ConfigureAwait(false);
        }

        return change;
    }

    private static async ValueTask<AggregateChange> HoldAsync(ChangeSet changes, AggregateKey aggregate, Hold? hold, CancellationToken cancellationToken)
    {
        switch (aggregate.Kind)
        {
            case AggregateKind.Package:
                var package = await changes.PackageAsync(PackageId.From(aggregate.Value), cancellationToken).ConfigureAwait(false);
                package.SetHold(SinceFirst(package.Package.Hold, hold));
                return package;
            case AggregateKind.Parcel:
                var parcel = await changes.ParcelAsync(ParcelId.From(aggregate.Value), cancellationToken).ConfigureAwait(false);
                if (hold is null && parcel.Parcel is { Hold: { } over, PayBefore: { } before })
                {
                    parcel.Update(current => current with { PayBefore = before + (changes.At - over.Since) });
                }

                parcel.SetHold(SinceFirst(parcel.Parcel.Hold, hold));
                return parcel;
            case AggregateKind.FoundItem:
                var item = await changes.FoundItemAsync(FoundItemId.From(aggregate.Value), cancellationToken).ConfigureAwait(false);
                item.SetHold(SinceFirst(item.Item.Hold, hold));
                return item;
            default:
                throw new ArgumentException($"{aggregate} cannot be held here. Name a package, a parcel or a found item.", nameof(aggregate));
        }
    }

    // One that is replaced goes on: since then nothing has moved.
    private static Hold? SinceFirst(Hold? before, Hold? after) => before is null || after is null ? after : after with { Since = before.Since };
}
