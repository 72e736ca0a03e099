using ReverseBuy.Orders;
using ReverseBuy.Procurement;

namespace ReverseBuy.Messaging;

/// <summary>A purchase waits for a person (<see cref="IPurchaseDecisions"/>).</summary>
/// <param name="PurchaseOrder">The purchase order.</param>
/// <param name="Reason">Why: the name of a <see cref="PersonReason"/>.</param>
/// <param name="Orders">The orders it buys for.</param>
public sealed record PurchaseNeedsPerson(PurchaseOrderId PurchaseOrder, string Reason, IReadOnlyList<OrderId> Orders) : IReverseBuyEvent;
