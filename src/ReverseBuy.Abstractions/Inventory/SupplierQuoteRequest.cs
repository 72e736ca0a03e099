using ReverseBuy.Buying;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory;

/// <summary>One need, and the offers that could meet it.</summary>
/// <param name="Offers">The SKUs, of any sellers and marketplaces; none twice. Each is asked as if it alone met the whole need.</param>
/// <param name="Quantity">How many pieces are needed; at least 1.</param>
public sealed record SupplierQuoteRequest(IReadOnlyList<SkuId> Offers, int Quantity)
{
    /// <summary>The warehouse the goods would be sent to; the first one when none is named.</summary>
    public WarehouseId? Warehouse { get; init; }
}
