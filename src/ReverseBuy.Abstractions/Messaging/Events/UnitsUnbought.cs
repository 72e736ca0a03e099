using System.Text.Json.Serialization;
using ReverseBuy.Orders;
using ReverseBuy.Procurement;

namespace ReverseBuy.Messaging;

/// <summary>Units that a purchase was to buy, or had bought, are pending again. What follows, <see cref="IUnboughtPolicy"/> decides.</summary>
/// <param name="PurchaseOrder">The purchase order.</param>
/// <param name="Reason">Why: the name of an <see cref="UnboughtReason"/>.</param>
/// <param name="Units">Which units.</param>
public sealed record UnitsUnbought(PurchaseOrderId PurchaseOrder, string Reason, IReadOnlyList<UnboughtLine> Units) : IReverseBuyEvent
{
    /// <inheritdoc />
    [JsonIgnore]
    public IReadOnlyList<OrderId> Orders => [.. Units.Select(unit => unit.Order).Distinct()];
}
