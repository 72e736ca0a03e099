using ReverseBuy.Orders;

namespace ReverseBuy.Fulfilment;

/// <summary>A decision about units of an order line.</summary>
/// <param name="Order">The order.</param>
/// <param name="OrderLine">Its line.</param>
/// <param name="From">The bucket they are in.</param>
/// <param name="Quantity">How many units; at least 1.</param>
/// <param name="Decision">What becomes of them.</param>
public sealed record DecideUnits(OrderId Order, OrderLineId OrderLine, UnitBucket From, int Quantity, UnitDecision Decision);
