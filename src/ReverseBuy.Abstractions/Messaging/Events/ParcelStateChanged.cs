using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>The state of a parcel changed.</summary>
/// <param name="Parcel">The parcel.</param>
/// <param name="From">The state before; empty when it was made.</param>
/// <param name="To">The state after.</param>
/// <param name="Trigger">What triggered it.</param>
/// <param name="Actor">Who did it: kind and id.</param>
/// <param name="Orders">The orders whose goods are in it.</param>
public sealed record ParcelStateChanged(
    ParcelId Parcel,
    string From,
    string To,
    string Trigger,
    string Actor,
    IReadOnlyList<OrderId> Orders) : IReverseBuyEvent;
