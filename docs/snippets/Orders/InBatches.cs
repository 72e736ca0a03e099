using ReverseBuy.Procurement;

namespace ReverseBuy.Snippets.Orders;

internal sealed class InBatches : IPurchaseGrouping
{
    public TimeSpan WindowOf(TenantId tenant, PurchaseOrder planned) =>
        planned.Lines.Sum(line => line.Quantity) >= 100 ? TimeSpan.Zero : TimeSpan.FromHours(6);
}
