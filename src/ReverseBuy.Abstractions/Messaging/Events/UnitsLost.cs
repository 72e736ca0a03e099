using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>A parcel was lost, seized or destroyed on its way, with everything in it.</summary>
/// <param name="Parcel">The parcel.</param>
/// <param name="Quantity">How many units were in it, found items included.</param>
/// <param name="Orders">The orders whose goods are in it.</param>
public sealed record UnitsLost(ParcelId Parcel, int Quantity, IReadOnlyList<OrderId> Orders) : IReverseBuyEvent;
