using ReverseBuy.Buying;
using ReverseBuy.Inventory;

namespace ReverseBuy.Orders;

/// <summary>What a customer orders.</summary>
/// <param name="Customer">Who orders, by the host's own id.</param>
/// <param name="Lines">The lines, with the prices the customer saw; no SKU twice.</param>
/// <param name="Currency">The currency the customer pays in.</param>
public sealed record PlaceOrder(CustomerId Customer, IReadOnlyList<VerificationLine> Lines, Currency Currency)
{
    /// <summary>The warehouse to buy into; the first one when none is named.</summary>
    public WarehouseId? Warehouse { get; init; }

    /// <summary>The evidence of an earlier try whose differences the customer accepts; good for ten minutes.</summary>
    public VerificationId? Accepts { get; init; }
}
