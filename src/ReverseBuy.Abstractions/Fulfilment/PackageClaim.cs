using ReverseBuy.Procurement;

namespace ReverseBuy.Fulfilment;

/// <summary>For whom a package is. A closed set: <see cref="OfUpstreamOrder"/>, <see cref="OfCustomer"/>.</summary>
public abstract record PackageClaim
{
    private PackageClaim()
    {
    }

    /// <summary>It brings goods of an upstream order.</summary>
    /// <param name="PurchaseOrder">The purchase order.</param>
    /// <param name="UpstreamOrderId">The marketplace's id of the upstream order.</param>
    public sealed record OfUpstreamOrder(PurchaseOrderId PurchaseOrder, string UpstreamOrderId) : PackageClaim;

    /// <summary>A customer had it sent here without an order of ours.</summary>
    /// <param name="Customer">The customer.</param>
    public sealed record OfCustomer(CustomerId Customer) : PackageClaim;
}
