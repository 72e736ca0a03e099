namespace ReverseBuy.Schemas;

/// <summary>The schema of tenants' databases, one database at a time. Storage providers implement it; thread-safe.</summary>
public interface ITenantSchema
{
    /// <summary>The versions that this host knows, the oldest first; the last one is what it migrates to.</summary>
    IReadOnlyList<string> Versions { get; }

    /// <summary>Asks a tenant's database for its version, and changes nothing.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The version; <see langword="null"/> for a database without a schema.</returns>
    /// <exception cref="UnknownTenantException">The tenant has no database.</exception>
    ValueTask<string?> FindVersionAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>
    /// Brings a tenant's database to the version of this host. Repeating it, after it failed or was cut off at any point and while others do the same, is safe. It never
    /// creates a database: one that is missing was lost, and an empty one would hide it.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait; what was begun may be finished all the same.</param>
    /// <returns>What it did.</returns>
    /// <exception cref="UnknownTenantException">The tenant has no database.</exception>
    ValueTask<SchemaChange> MigrateAsync(TenantId tenant, CancellationToken cancellationToken);
}
