namespace ReverseBuy.Tenancy;

/// <summary>
/// A place where something of tenants lies: a database, photos, a cache. All that are registered are emptied when a tenant is deleted, and looked through again afterwards: whoever
/// keeps something of tenants registers one (<c>services.AddSingleton&lt;ITenantData, …&gt;()</c>). Thread-safe; every operation may be repeated.
/// </summary>
public interface ITenantData
{
    /// <summary>The place, as reports name it; one for each.</summary>
    string Place { get; }

    /// <summary>
    /// Whether it lies in the memory of this process. Such places are emptied in every process, and also when a tenant moves: what belongs in them is read again.
    /// </summary>
    bool IsInMemory { get; }

    /// <summary>Looks what there is of a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>One line for each thing or kind of things, such as <c>database reversebuy_anna</c>; no secrets and no personal data.</returns>
    ValueTask<IReadOnlyList<string>> ListAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>Deletes all that there is of a tenant. What is used at this moment is taken away from whoever uses it.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when nothing is left.</returns>
    ValueTask DeleteAsync(TenantId tenant, CancellationToken cancellationToken);
}
