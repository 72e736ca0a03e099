using ReverseBuy.Fulfilment;

namespace ReverseBuy.Orders.Shipping;

/// <summary>Stands in where a host has no rules: everything may be sent.</summary>
internal sealed class NoComplianceRules : IComplianceRules
{
    public ValueTask<IReadOnlyList<ComplianceFinding>> CheckAsync(TenantId tenant, ComplianceCheck check, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<ComplianceFinding>>([]);
}
