using ReverseBuy.Orders;

namespace ReverseBuy.Fulfilment;

/// <summary>What was counted in a package of one order line.</summary>
/// <param name="Order">The order.</param>
/// <param name="OrderLine">Its line.</param>
/// <param name="Accepted">How many units are right and whole; they go into stock.</param>
/// <param name="Rejected">How many are wrong, damaged or prohibited; they are quarantined.</param>
public sealed record InspectedUnits(OrderId Order, OrderLineId OrderLine, int Accepted, int Rejected = 0);
