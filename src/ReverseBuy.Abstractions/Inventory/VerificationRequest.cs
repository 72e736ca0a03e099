using ReverseBuy.Buying;
using ReverseBuy.Connectors;

namespace ReverseBuy.Inventory;

/// <summary>Lines to verify.</summary>
/// <param name="Lines">The lines; no SKU twice.</param>
public sealed record VerificationRequest(IReadOnlyList<VerificationLine> Lines)
{
    /// <summary>The warehouse the goods would be sent to, unless a line names its own; the first one when none is named.</summary>
    public WarehouseId? Warehouse { get; init; }

    /// <summary>
    /// The buying account to ask with, when it is not the one that the tenant uses now: prices can differ by account. All lines are of its
    /// marketplace then.
    /// </summary>
    public BuyingAccountId? Account { get; init; }

    /// <summary>Why they are verified. Default: a customer orders.</summary>
    public VerificationOccasion Occasion { get; init; } = VerificationOccasion.Order;
}
