using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Guarding;

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

    /// <summary>Refuses to take a parcel forward while an order is held whose goods are in it.</summary>
    /// <exception cref="OrderTransitionException">A hold is on one of them.</exception>
    public static async ValueTask RequireNotHeldAsync(this ChangeSet changes, Parcel parcel, string what, CancellationToken cancellationToken)
    {
        foreach (var id in parcel.Orders)
        {
            (await changes.OrderAsync(id, cancellationToken).ConfigureAwait(false)).Order.RequireNotHeld(what);
        }
    }
}
