using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>A parcel is with its customer.</summary>
/// <param name="Parcel">The parcel.</param>
/// <param name="Orders">The orders whose goods are in it.</param>
public sealed record ParcelDelivered(ParcelId Parcel, IReadOnlyList<OrderId> Orders) : IReverseBuyEvent;
