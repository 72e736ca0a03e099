using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.Shipping;

internal static class ParcelUnits
{
    /// <summary>Moves every unit in a parcel; once for what happened to it.</summary>
    public static async ValueTask MoveAllAsync(
        this ChangeSet changes, Parcel parcel, UnitBucket from, UnitBucket to, string what, CancellationToken cancellationToken)
    {
        foreach (var item in parcel.Items)
        {
            await changes.MoveUnitsAsync(item.Order, item.OrderLine, from, to, item.Quantity, $"parcel:{parcel.Id}:{what}", cancellationToken).ConfigureAwait(false);
        }
    }
}
