using ReverseBuy.Tenancy;

namespace ReverseBuy.Inventory.Quoting;

/// <summary>The facade: reads the current tenant once and passes it on.</summary>
internal sealed class SupplierQuotes(ICurrentTenant current, SupplierInquiry inquiry) : ISupplierQuotes
{
    public ValueTask<SupplierComparison> CompareAsync(SupplierQuoteRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return inquiry.CompareAsync(current.RequireActive(nameof(ISupplierQuotes)), request, cancellationToken);
    }
}
