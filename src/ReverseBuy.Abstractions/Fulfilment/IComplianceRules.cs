namespace ReverseBuy.Fulfilment;

/// <summary>
/// Knows what must not be sent where. Hosts bring it (<c>UseComplianceRules</c>); thread-safe. It is asked for all goods at once, before an order is approved and before a parcel is
/// packed, and may ask a service: nothing is locked meanwhile.
/// </summary>
public interface IComplianceRules
{
    /// <summary>Checks goods.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="check">What is to be sent, and where to.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What is not simply allowed; none when all may be sent. A failure is thrown: the order is then not approved, the parcel not packed.</returns>
    ValueTask<IReadOnlyList<ComplianceFinding>> CheckAsync(TenantId tenant, ComplianceCheck check, CancellationToken cancellationToken);
}
