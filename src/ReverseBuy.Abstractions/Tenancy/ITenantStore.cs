namespace ReverseBuy.Tenancy;

/// <summary>The tenants of this host, kept in the control database. Thread-safe; each write is complete in itself.</summary>
public interface ITenantStore
{
    /// <summary>Whether other processes may change tenants, too: then they are asked for changes again and again.</summary>
    bool IsShared { get; }

    /// <summary>Reads a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The tenant, or <see langword="null"/> when there is none of this id.</returns>
    ValueTask<Tenant?> FindAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>Reads every tenant.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The tenants, by id.</returns>
    ValueTask<IReadOnlyList<Tenant>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Counts the tenants that are active. By default it reads every tenant: a store that may have thousands counts them itself.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many there are.</returns>
    async ValueTask<int> CountActiveAsync(CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken).ConfigureAwait(false)).Count(tenant => tenant.State == TenantState.Active);

    /// <summary>Reads some of the tenants that are active, in an order of the store's own that stays. By default it reads every tenant: a store that may have thousands reads a page.</summary>
    /// <param name="after">The tenant to go on after, which need not be there any more; <see langword="null"/> begins with the first.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="count">How many to read at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Their ids; fewer than asked for at the end.</returns>
    async ValueTask<IReadOnlyList<TenantId>> ListActiveAsync(TenantId? after, int skip, int count, CancellationToken cancellationToken) =>
        [.. (await ListAsync(cancellationToken).ConfigureAwait(false))
            .Where(tenant => tenant.State == TenantState.Active && (after is null || string.CompareOrdinal(tenant.Id.Value, after.Value.Value) > 0))
            .Skip(skip)
            .Take(count)
            .Select(tenant => tenant.Id)];

    /// <summary>Adds a tenant, or replaces what is known of it.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is stored.</returns>
    ValueTask SaveAsync(Tenant tenant, CancellationToken cancellationToken);

    /// <summary>Changes a tenant that is stored, as it is stored at this moment: nobody else changes it meanwhile.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="change">Gives the tenant as it is to be; <see langword="null"/> leaves it as it is. It may be called more than once.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The tenant as it is now, and whether it was changed; <see langword="null"/> when there is none of this id.</returns>
    ValueTask<ChangedTenant?> ChangeAsync(TenantId tenant, Func<Tenant, Tenant?> change, CancellationToken cancellationToken);

    /// <summary>Forgets a tenant.</summary>
    /// <param name="tenant">The tenant; one that is not there stays so.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is forgotten.</returns>
    ValueTask RemoveAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>Reads which tenants were added, changed or removed.</summary>
    /// <param name="after">The number of the last change that is known; <see langword="null"/> asks for the very last change alone.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The last change of each of them, by number; none when there is nothing new. That a tenant was removed is told for a day.</returns>
    ValueTask<IReadOnlyList<TenantChange>> ListChangesAsync(long? after, CancellationToken cancellationToken);
}
