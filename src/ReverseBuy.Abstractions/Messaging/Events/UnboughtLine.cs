using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>Units of an order line in <see cref="UnitsUnbought"/>.</summary>
/// <param name="Order">The order.</param>
/// <param name="Line">Its line.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Missing">How many of them are not to be had, as far as is known; the others were given up with them.</param>
public sealed record UnboughtLine(OrderId Order, OrderLineId Line, int Quantity, int Missing);
