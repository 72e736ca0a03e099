namespace ReverseBuy.Storage;

/// <summary>The databases of the tenants. Storage providers implement it; thread-safe.</summary>
public interface ITenantStorage
{
    /// <summary>Begins to write. It is the only way to write orders, purchases, packages, parcels, holds, money and messages.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The unit of work: commit it, or dispose it and nothing has changed. No network call while it is open.</returns>
    /// <exception cref="UnknownTenantException">The tenant has no database.</exception>
    ValueTask<ITenantUnitOfWork> BeginAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>Opens the database for reading. Writers are not held up.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A view; what is read from it is what was committed at that time.</returns>
    /// <exception cref="UnknownTenantException">The tenant has no database.</exception>
    ValueTask<ITenantView> ReadAsync(TenantId tenant, CancellationToken cancellationToken);
}
