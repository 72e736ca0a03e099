using ReverseBuy.Catalogue;

namespace ReverseBuy.Buying;

/// <summary>A SKU to ask live.</summary>
/// <param name="Sku">The SKU.</param>
/// <param name="Quantity">How many pieces; at least 1.</param>
public sealed record LiveOfferLine(SkuId Sku, int Quantity);
