namespace ReverseBuy.Fulfilment;

/// <summary>Something that must not be sent.</summary>
/// <param name="Goods">The goods.</param>
/// <param name="Reason">Why, in a sentence for the customer and the warehouse; no personal data.</param>
public sealed record ComplianceFinding(CheckedGoods Goods, string Reason);
