using ReverseBuy.Catalogue;

namespace ReverseBuy.Buying;

/// <summary>A line of a purchase.</summary>
/// <param name="Sku">The SKU.</param>
/// <param name="PurchaseKey">What the marketplace wants the SKU to be ordered by, from the live offer.</param>
/// <param name="Quantity">How many pieces; at least 1.</param>
/// <param name="UnitPrice">The price of one piece that we expect to pay, from the live offer.</param>
public sealed record PurchaseLine(SkuId Sku, string PurchaseKey, int Quantity, Money UnitPrice);
