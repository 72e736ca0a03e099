using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory;

/// <summary>A line to verify.</summary>
/// <param name="Sku">The SKU.</param>
/// <param name="Quantity">How many pieces; at least 1.</param>
/// <param name="SeenUnitPrice">The price of one piece that the customer saw, in the marketplace's currency.</param>
public sealed record VerificationLine(SkuId Sku, int Quantity, Money SeenUnitPrice);
