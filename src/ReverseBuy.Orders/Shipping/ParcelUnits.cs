using System.Globalization;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Guarding;

namespace ReverseBuy.Orders.Shipping;

internal static class ParcelUnits
{
    /// <summary>Moves everything in a parcel to another bucket; once for what happened to it at this version.</summary>
    public static async ValueTask MoveAllAsync(this ChangeSet changes, ParcelChange parcel, UnitBucket to, string what, CancellationToken cancellationToken)
    {
        var (from, contents) = (parcel.Parcel.UnitsIn, parcel.Parcel);
        if (from == to)
        {
            return;
        }

        var fact = string.Create(CultureInfo.InvariantCulture, $"parcel:{contents.Id}:{what}:{contents.Version}");
        foreach (var item in contents.Items)
        {
            await changes.MoveUnitsAsync(item.Order, item.OrderLine, from, to, item.Quantity, fact, cancellationToken).ConfigureAwait(false);
        }

        foreach (var found in contents.FoundItems)
        {
            await changes.MoveFoundUnitsAsync(found.Item, from, to, found.Quantity, fact, cancellationToken).ConfigureAwait(false);
        }

        parcel.Update(current => current with { UnitsIn = to });
    }

    /// <summary>Refuses to take a parcel further while it is on hold, or an order or a found item whose goods are in it.</summary>
    /// <exception cref="OrderTransitionException">A hold is on one of them.</exception>
    public static async ValueTask RequireNotHeldAsync(this ChangeSet changes, ParcelChange parcel, ParcelTrigger trigger, CancellationToken cancellationToken)
    {
        parcel.RequireNotHeld(trigger);
        foreach (var id in parcel.Parcel.Orders)
        {
            (await changes.OrderAsync(id, cancellationToken).ConfigureAwait(false)).Order.RequireNotHeld(trigger.ToString());
        }

        foreach (var found in parcel.Parcel.FoundItems)
        {
            (await changes.FoundItemAsync(found.Item, cancellationToken).ConfigureAwait(false)).RequireNotHeld(trigger.ToString());
        }
    }
}
