namespace ReverseBuy.Connectors;

/// <summary>For whom a connector is called. It is passed along explicitly: connectors read no ambient state.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Account">The tenant's buying account whose token signs the call.</param>
/// <param name="Lane">Why the call is made.</param>
public sealed record ConnectorContext(TenantId Tenant, BuyingAccountId Account, CallLane Lane)
{
    /// <summary>
    /// The moment from which the call is not sent any more; looked at immediately before the first byte. Whoever asks later what became of the call
    /// can rely on it. <see langword="null"/> for a call that may be sent at any time.
    /// </summary>
    public DateTimeOffset? SendBefore { get; init; }
}
