using ReverseBuy.Orders;

namespace ReverseBuy.Procurement;

/// <summary>Units of one order line that were to be bought, and are pending again.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="PurchaseOrder">The purchase that was to buy them; <see cref="PurchaseOrder.Attempt"/> tells how often that was tried.</param>
/// <param name="Order">Their order.</param>
/// <param name="Line">Their line.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Reason">Why they were not bought.</param>
public sealed record UnboughtCase(TenantId Tenant, PurchaseOrder PurchaseOrder, Order Order, OrderLine Line, int Quantity, UnboughtReason Reason);
