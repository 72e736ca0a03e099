namespace ReverseBuy.Settings;

/// <summary>
/// Keeps the settings of tenants, and who changed them, in the control database. Storage providers implement it. Thread-safe; each write is complete in itself. What was stored is told by
/// <see cref="Tenancy.ITenantStore.ListChangesAsync"/> like any other change of the tenant.
/// </summary>
public interface ITenantSettingsStore
{
    /// <summary>Reads the settings of a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The settings; <see cref="StoredSettings.None"/> when it never set any.</returns>
    ValueTask<StoredSettings> FindAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>Stores settings and the note of their change as one step, if nobody was first.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="change">The note. Its version is the one that the settings get; they are stored only while the version before it is the one that is there.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether they are stored.</returns>
    ValueTask<bool> TrySaveAsync(TenantId tenant, TenantSettings settings, SettingsChange change, CancellationToken cancellationToken);

    /// <summary>Lists changes, the newest first.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="before">Only those before the one that made this version; <see langword="null"/> for all.</param>
    /// <param name="limit">At most so many; from 1 to 500.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The changes.</returns>
    ValueTask<IReadOnlyList<SettingsChange>> ListChangesAsync(TenantId tenant, long? before, int limit, CancellationToken cancellationToken);

    /// <summary>Forgets the settings of a tenant, and who changed them.</summary>
    /// <param name="tenant">The tenant; one that has none stays so.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when they are gone.</returns>
    ValueTask RemoveAsync(TenantId tenant, CancellationToken cancellationToken);
}
