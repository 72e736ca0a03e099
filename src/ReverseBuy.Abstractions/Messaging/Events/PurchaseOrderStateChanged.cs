using ReverseBuy.Orders;
using ReverseBuy.Procurement;

namespace ReverseBuy.Messaging;

/// <summary>The state of a purchase order changed.</summary>
/// <param name="PurchaseOrder">The purchase order.</param>
/// <param name="From">The state before; empty when it was planned.</param>
/// <param name="To">The state after.</param>
/// <param name="Trigger">What triggered it.</param>
/// <param name="Actor">Who did it: kind and id.</param>
/// <param name="Orders">The orders it buys for.</param>
public sealed record PurchaseOrderStateChanged(
    PurchaseOrderId PurchaseOrder,
    string From,
    string To,
    string Trigger,
    string Actor,
    IReadOnlyList<OrderId> Orders) : IReverseBuyEvent;
