using ReverseBuy.Fulfilment;

namespace ReverseBuy.Testing;

/// <summary>Lets everything be sent, as a host without rules does.</summary>
internal sealed class NothingForbidden : IComplianceRules
{
    public ValueTask<IReadOnlyList<ComplianceFinding>> CheckAsync(TenantId tenant, ComplianceCheck check, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<ComplianceFinding>>([]);
}
