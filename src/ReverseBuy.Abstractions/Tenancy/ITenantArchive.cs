namespace ReverseBuy.Tenancy;

/// <summary>
/// A tenant as a file: everything of its database, and its photos, as lines of JSON that any storage reads again (docs/tenancy.md). Both ways hold no more than a few rows in memory.
/// Thread-safe.
/// </summary>
public interface ITenantArchive
{
    /// <summary>Writes a tenant as it is at this moment.</summary>
    /// <param name="tenant">The tenant; active or suspended. It may be worked for meanwhile, which the archive does not see; photos are those at the end.</param>
    /// <param name="destination">Where to write; the caller disposes it. An archive that was broken off is noticed by its reader.</param>
    /// <param name="options">What to write.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What became of it.</returns>
    ValueTask<ExportTenantResult> ExportAsync(TenantId tenant, Stream destination, ExportTenantOptions options, CancellationToken cancellationToken = default);

    /// <summary>Takes on a tenant with all that is in an archive. An import that was broken off is begun from the start by the next one.</summary>
    /// <param name="tenant">The tenant: another id or server than the archived one's if you like. There must be none of this id.</param>
    /// <param name="source">The archive, from where the stream stands; the caller disposes it.</param>
    /// <param name="passphrase">What secrets were sealed with; <see langword="null"/> when they were left out.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ConfigurationException">The archive has photos, and the host keeps none.</exception>
    ValueTask<ImportTenantResult> ImportAsync(NewTenant tenant, Stream source, string? passphrase, CancellationToken cancellationToken = default);
}
