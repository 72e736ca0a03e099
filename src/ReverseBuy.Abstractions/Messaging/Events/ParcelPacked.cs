using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>A parcel is packed and weighed.</summary>
/// <param name="Parcel">The parcel.</param>
/// <param name="WeightGrams">Its weight in grams.</param>
/// <param name="Orders">The orders whose goods are in it.</param>
public sealed record ParcelPacked(ParcelId Parcel, int WeightGrams, IReadOnlyList<OrderId> Orders) : IReverseBuyEvent;
