using ReverseBuy.Orders;

namespace ReverseBuy.Settings;

/// <summary>
/// Reads and changes the settings of tenants while the host runs, for those who run it. This process knows of a change at once, others within
/// <c>TenancyOptions.ChangesInterval</c>. Thread-safe.
/// </summary>
public interface ITenantSettings
{
    /// <summary>Reads the settings of a tenant, as they are stored now.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The settings; of version 0 when it never set any.</returns>
    /// <exception cref="UnknownTenantException">There is no tenant of this id.</exception>
    ValueTask<SettingsReading> ReadAsync(TenantId tenant, CancellationToken cancellationToken = default);

    /// <summary>Puts settings in the place of those before, as a whole; nothing is stored of what makes no sense.</summary>
    /// <param name="tenant">The tenant; active, suspended or being provisioned.</param>
    /// <param name="settings">All settings that the tenant is to have of its own.</param>
    /// <param name="expectedVersion">The version that they were made from.</param>
    /// <param name="by">Who changes them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="UnknownTenantException">There is no tenant of this id.</exception>
    /// <exception cref="TenantNotActiveException">It is being moved, imported or deleted.</exception>
    ValueTask<ChangeSettingsResult> ChangeAsync(TenantId tenant, TenantSettings settings, long expectedVersion, Actor by, CancellationToken cancellationToken = default);

    /// <summary>Lists who changed what, the newest first. What was noted is never changed.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="before">Only changes before the one that made this version: the last of the page before.</param>
    /// <param name="limit">At most so many; from 1 to 500.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The changes.</returns>
    ValueTask<IReadOnlyList<SettingsChange>> ListChangesAsync(TenantId tenant, long? before = null, int limit = 50, CancellationToken cancellationToken = default);
}
