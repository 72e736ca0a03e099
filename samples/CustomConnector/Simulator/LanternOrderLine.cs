namespace Lantern.Simulator;

/// <summary>A line of an order.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Sku">The choice's number.</param>
/// <param name="Quantity">How many pieces.</param>
/// <param name="PriceFen">What a piece costs, in fen.</param>
public sealed record LanternOrderLine(string Item, string Sku, int Quantity, long PriceFen);
