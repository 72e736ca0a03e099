using ReverseBuy.Orders;

namespace ReverseBuy.Fulfilment;

/// <summary>Units in a parcel.</summary>
/// <param name="Order">Their order.</param>
/// <param name="OrderLine">Its line.</param>
/// <param name="Quantity">How many; at least 1.</param>
public sealed record ParcelItem(OrderId Order, OrderLineId OrderLine, int Quantity);
