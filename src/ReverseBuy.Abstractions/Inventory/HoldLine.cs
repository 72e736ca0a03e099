using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Orders;

namespace ReverseBuy.Inventory;

/// <summary>Pieces of a SKU for one order line.</summary>
/// <param name="Line">The order line.</param>
/// <param name="Account">The buying account that they are bought with.</param>
/// <param name="Sku">The SKU.</param>
/// <param name="Quantity">How many pieces; at least 1.</param>
public sealed record HoldLine(OrderLineId Line, BuyingAccountId Account, SkuId Sku, int Quantity);
