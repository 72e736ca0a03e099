namespace ReverseBuy.Tenancy;

/// <summary>What a storage has of a tenant, as lines of JSON. Storage providers that can be exported implement it; thread-safe. Hosts call <see cref="ITenantArchive"/>.</summary>
public interface ITenantContent
{
    /// <summary>Writes a whole archive.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="destination">Where to write.</param>
    /// <param name="options">What to write.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was written.</returns>
    ValueTask<TenantArchiveReport> WriteAsync(Tenant tenant, Stream destination, ExportTenantOptions options, CancellationToken cancellationToken);

    /// <summary>Reads a whole archive into the tenant's empty database, which was prepared.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="source">The archive.</param>
    /// <param name="passphrase">What secrets were sealed with.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was read, and the accounts that the tenant had.</returns>
    /// <exception cref="TenantArchiveException">It is no whole archive that this version reads; the database is to be dropped.</exception>
    ValueTask<TenantContent> ReadAsync(Tenant tenant, Stream source, string? passphrase, CancellationToken cancellationToken);
}
