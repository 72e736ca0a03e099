using ReverseBuy.Buying;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory;

/// <summary>A line to verify.</summary>
/// <param name="Sku">The SKU.</param>
/// <param name="Quantity">How many pieces; at least 1.</param>
/// <param name="SeenUnitPrice">The price of one piece that the customer saw, in the marketplace's currency.</param>
public sealed record VerificationLine(SkuId Sku, int Quantity, Money SeenUnitPrice)
{
    /// <summary>The warehouse that this line would be sent to, when it is not the request's: price, stock and freight may differ by place.</summary>
    public WarehouseId? Warehouse { get; init; }
}
