using System.Diagnostics;
using ReverseBuy.Diagnostics;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders;

/// <summary>The spans of orders: one for each step that a purchase is taken further. They hold ids and names of states only.</summary>
internal sealed class OrdersActivities : IDisposable
{
    private readonly ActivitySource _source = new(ReverseBuyDiagnostics.OrdersName, ReverseBuyDiagnostics.VersionOf(typeof(OrdersActivities)));

    public Activity? StartStep(TenantId tenant, PurchaseOrder purchase) => _source.StartActivity("reversebuy.orders.purchase_step")?
        .SetTag("reversebuy.tenant", tenant.Value)
        .SetTag("reversebuy.marketplace", purchase.Marketplace.Value)
        .SetTag("reversebuy.purchase_order.id", purchase.Id.ToString())
        .SetTag("reversebuy.purchase_order.state", purchase.State.ToString());

    public void Dispose() => _source.Dispose();
}
