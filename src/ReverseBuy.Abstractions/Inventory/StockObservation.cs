using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Inventory;

/// <summary>What a marketplace said to one of our accounts about the stock of a SKU.</summary>
/// <param name="Account">The account that asked.</param>
/// <param name="Sku">The SKU.</param>
/// <param name="Availability">The answer.</param>
/// <param name="AskedAt">When it was asked for, which is what tells the newer of two: an answer may be as old as its question.</param>
public sealed record StockObservation(BuyingAccountId Account, SkuId Sku, Availability Availability, DateTimeOffset AskedAt);
