using ReverseBuy.Orders;
using ReverseBuy.Procurement;

namespace ReverseBuy.Fulfilment;

/// <summary>An upstream order that a package brings goods of.</summary>
/// <param name="PurchaseOrder">The purchase order.</param>
/// <param name="UpstreamOrderId">The marketplace's id of the upstream order.</param>
/// <param name="Orders">The orders it was bought for.</param>
public sealed record PackageSource(PurchaseOrderId PurchaseOrder, string UpstreamOrderId, IReadOnlyList<OrderId> Orders);
