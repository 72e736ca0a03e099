using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>A parcel turned out heavier or lighter than its freight was paid for.</summary>
/// <param name="Parcel">The parcel.</param>
/// <param name="Due">What the customer still owes; 0 when nothing.</param>
/// <param name="DueBack">What the customer gets back; 0 when nothing.</param>
/// <param name="Orders">The orders whose goods are in it.</param>
public sealed record FreightDifferenceDue(ParcelId Parcel, Money Due, Money DueBack, IReadOnlyList<OrderId> Orders) : IReverseBuyEvent;
