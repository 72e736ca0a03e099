using ReverseBuy.Orders;
using ReverseBuy.Procurement;

namespace ReverseBuy.Messaging;

/// <summary>A seller shipped an upstream order, all or some of it.</summary>
/// <param name="PurchaseOrder">The purchase order.</param>
/// <param name="UpstreamOrderId">The marketplace's id of the upstream order.</param>
/// <param name="Waybills">The carriers' numbers that are known.</param>
/// <param name="Orders">The orders it was bought for.</param>
public sealed record UpstreamShipped(
    PurchaseOrderId PurchaseOrder,
    string UpstreamOrderId,
    IReadOnlyList<string> Waybills,
    IReadOnlyList<OrderId> Orders) : IReverseBuyEvent;
