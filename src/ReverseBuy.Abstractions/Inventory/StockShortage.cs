using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Inventory;

/// <summary>A SKU of which too little is sellable.</summary>
/// <param name="Account">The buying account that would have bought it.</param>
/// <param name="Sku">The SKU.</param>
/// <param name="Wanted">How many pieces were wanted.</param>
/// <param name="Sellable">How many could be had; not negative.</param>
public sealed record StockShortage(BuyingAccountId Account, SkuId Sku, int Wanted, int Sellable);
