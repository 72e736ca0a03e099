using ReverseBuy.Connectors;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Purchasing;

internal static class PurchaseContext
{
    /// <summary>The context of a call about a purchase: always with the account it was planned for, whatever the tenant buys with today.</summary>
    public static ConnectorContext Of(TenantId tenant, PurchaseOrder purchase) => new(tenant, purchase.Account, CallLane.Purchase);
}
