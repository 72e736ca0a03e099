using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>A carrier took a parcel.</summary>
/// <param name="Parcel">The parcel.</param>
/// <param name="Carrier">The carrier.</param>
/// <param name="Waybill">The carrier's number of it.</param>
/// <param name="Orders">The orders whose goods are in it.</param>
public sealed record ParcelDispatched(
    ParcelId Parcel,
    string Carrier,
    string Waybill,
    IReadOnlyList<OrderId> Orders) : IReverseBuyEvent;
