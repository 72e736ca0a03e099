using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Inventory;

/// <summary>The stock of a SKU as one buying account sees it: what observations tell of, and what holds count in.</summary>
/// <param name="Account">The account.</param>
/// <param name="Sku">The SKU.</param>
public readonly record struct StockKey(BuyingAccountId Account, SkuId Sku);
