namespace ReverseBuy.Catalogue;

/// <summary>The price of one piece from a quantity on.</summary>
/// <param name="FromQuantity">The smallest quantity it holds for; at least 1.</param>
/// <param name="UnitPrice">The price of one piece.</param>
public readonly record struct PriceTier(int FromQuantity, Money UnitPrice);
