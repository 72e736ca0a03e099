using System.Text.Json.Serialization;
using ReverseBuy.Orders;
using ReverseBuy.Procurement;

namespace ReverseBuy.Messaging;

/// <summary>Units of an order are not had: too few are left, the SKU is gone, or the upstream order was cancelled. They are pending again.</summary>
/// <param name="PurchaseOrder">The purchase order that was to buy them.</param>
/// <param name="Order">The order.</param>
/// <param name="Line">Its line.</param>
/// <param name="Wanted">How many were wanted.</param>
public sealed record LineOutOfStock(PurchaseOrderId PurchaseOrder, OrderId Order, OrderLineId Line, int Wanted) : IReverseBuyEvent
{
    /// <inheritdoc />
    [JsonIgnore]
    public IReadOnlyList<OrderId> Orders => [Order];
}
