using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.Shipping;

internal static class ParcelEndings
{
    /// <summary>Blocks a parcel; what is in it is in stock again.</summary>
    public static async ValueTask BlockAsync(this ChangeSet changes, ParcelChange parcel, string reason, CancellationToken cancellationToken)
    {
        parcel.Fire(ParcelTrigger.Block);
        parcel.Update(current => current with { Note = reason });
        await changes.MoveAllAsync(parcel, UnitBucket.InStock, "blocked", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Cancels a parcel; what is in it is in stock again, and nothing is owed for it.</summary>
    public static async ValueTask CancelAsync(this ChangeSet changes, ParcelChange parcel, CancellationToken cancellationToken)
    {
        parcel.Fire(ParcelTrigger.Cancel);
        await changes.ChargeAsync(parcel, Money.Zero(parcel.Parcel.Charged.Currency), cancellationToken).ConfigureAwait(false);
        await changes.MoveAllAsync(parcel, UnitBucket.InStock, "cancelled", cancellationToken).ConfigureAwait(false);
    }
}
