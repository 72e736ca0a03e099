namespace ReverseBuy.Fulfilment;

/// <summary>Knows what must not be sent where. Hosts replace it; thread-safe. It may ask a service: nothing is locked meanwhile.</summary>
public interface IComplianceRules
{
    /// <summary>Checks goods before they are packed.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="check">What is to be sent, and where to.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What is against a rule; none when all may be sent. A failure is thrown: the parcel is then not packed.</returns>
    ValueTask<IReadOnlyList<ComplianceFinding>> CheckAsync(TenantId tenant, ComplianceCheck check, CancellationToken cancellationToken);
}
