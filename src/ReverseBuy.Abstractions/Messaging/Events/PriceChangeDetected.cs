using System.Text.Json.Serialization;
using ReverseBuy.Orders;
using ReverseBuy.Procurement;

namespace ReverseBuy.Messaging;

/// <summary>Right before buying, a price was found to have risen beyond what the policy bears; nothing was bought.</summary>
/// <param name="PurchaseOrder">The purchase order that was to buy.</param>
/// <param name="Order">The order.</param>
/// <param name="Line">Its line.</param>
/// <param name="From">The price of one piece that the order was accepted at.</param>
/// <param name="To">The price now.</param>
public sealed record PriceChangeDetected(
    PurchaseOrderId PurchaseOrder,
    OrderId Order,
    OrderLineId Line,
    Money From,
    Money To) : IReverseBuyEvent
{
    /// <inheritdoc />
    [JsonIgnore]
    public IReadOnlyList<OrderId> Orders => [Order];
}
