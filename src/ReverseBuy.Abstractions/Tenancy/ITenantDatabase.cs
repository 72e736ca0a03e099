namespace ReverseBuy.Tenancy;

/// <summary>Makes sure that a tenant has a database of its own, of the current schema. Storage providers implement it; thread-safe.</summary>
public interface ITenantDatabase
{
    /// <summary>Creates the tenant's database when it is missing and brings its schema up to date. Repeating it changes nothing.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the database can be used.</returns>
    ValueTask PrepareAsync(TenantId tenant, CancellationToken cancellationToken);
}
