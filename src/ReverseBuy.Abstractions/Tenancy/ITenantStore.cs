namespace ReverseBuy.Tenancy;

/// <summary>The tenants of this host, kept in the control database. Thread-safe; each write is complete in itself.</summary>
public interface ITenantStore
{
    /// <summary>Reads a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The tenant, or <see langword="null"/> when there is none of this id.</returns>
    ValueTask<Tenant?> FindAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>Reads every tenant.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The tenants, by id.</returns>
    ValueTask<IReadOnlyList<Tenant>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Adds a tenant, or replaces what is known of it.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is stored.</returns>
    ValueTask SaveAsync(Tenant tenant, CancellationToken cancellationToken);
}
