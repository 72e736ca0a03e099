namespace ReverseBuy.Settings;

/// <summary>
/// Tells features what holds for a tenant. Thread-safe. A tenant that was worked for lately is answered from memory, also while the control database is away; what is changed
/// anywhere holds here within <c>TenancyOptions.ChangesInterval</c>.
/// </summary>
public interface IEffectiveSettings
{
    /// <summary>Reads what holds for a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Its own settings over the host's; the host's for one that set nothing.</returns>
    /// <exception cref="ReverseBuyException">
    /// They cannot be read, and nothing is remembered of them (<c>settings.unavailable</c>, transient): goods may go to no other warehouse than the tenant's, so the host's are not taken instead.
    /// </exception>
    ValueTask<EffectiveSettings> GetAsync(TenantId tenant, CancellationToken cancellationToken);
}
