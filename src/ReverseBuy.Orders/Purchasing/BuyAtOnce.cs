using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>The grouping of a host that brings none: nothing waits for other orders.</summary>
internal sealed class BuyAtOnce : IPurchaseGrouping
{
    public TimeSpan WindowOf(TenantId tenant, PurchaseOrder planned) => TimeSpan.Zero;
}
