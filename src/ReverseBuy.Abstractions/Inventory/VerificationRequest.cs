using ReverseBuy.Buying;

namespace ReverseBuy.Inventory;

/// <summary>Lines to verify.</summary>
/// <param name="Lines">The lines; no SKU twice.</param>
public sealed record VerificationRequest(IReadOnlyList<VerificationLine> Lines)
{
    /// <summary>The warehouse the goods would be sent to; the first one when none is named.</summary>
    public WarehouseId? Warehouse { get; init; }
}
