using ReverseBuy.Orders;

namespace ReverseBuy.Procurement;

/// <summary>Units in an upstream order.</summary>
/// <param name="OrderLine">The order line they were ordered in.</param>
/// <param name="Quantity">How many.</param>
public sealed record UpstreamContent(OrderLineId OrderLine, int Quantity);
