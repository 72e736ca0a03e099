using ReverseBuy.Orders;
using ReverseBuy.Procurement;

namespace ReverseBuy.Messaging;

/// <summary>A create, pay or cancel call was not answered; the marketplace is being asked what became of it.</summary>
/// <param name="PurchaseOrder">The purchase order.</param>
/// <param name="Operation">Which call: <c>create</c>, <c>pay</c> or <c>cancel</c>.</param>
/// <param name="Orders">The orders it buys for.</param>
public sealed record PurchaseOutcomeUnknown(
    PurchaseOrderId PurchaseOrder,
    string Operation,
    IReadOnlyList<OrderId> Orders) : IReverseBuyEvent;
