namespace ReverseBuy.Tenancy;

/// <summary>
/// The life of tenants, for those who run the host. Every operation can be repeated: one that was broken off, by a fault or by the end of the process, goes on where it was. Other
/// processes learn of a change within <c>TenancyOptions.ChangesInterval</c>. Thread-safe.
/// </summary>
/// <remarks>An outage is an exception, and never a result: the operation is repeated when it is over.</remarks>
public interface ITenantLifecycle
{
    /// <summary>Takes on a tenant: notes it, gives it a database of the current schema, and lets every <see cref="ITenantSeed"/> fill it.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait; what was done stays done.</param>
    /// <returns>What became of it.</returns>
    ValueTask<ProvisionTenantResult> ProvisionAsync(NewTenant tenant, CancellationToken cancellationToken = default);

    /// <summary>Has a tenant's commands refused and its workers rest, until it is resumed. What runs at this moment is not broken off.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="reason">Why, in words that may be shown to the tenant. No personal data.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What became of it; of a tenant that is suspended already, the new reason stands.</returns>
    ValueTask<ChangeTenantResult> SuspendAsync(TenantId tenant, string reason, CancellationToken cancellationToken = default);

    /// <summary>Lets a suspended tenant go on, and wakes its workers. A move that was broken off is taken back: the tenant stays on the server it was on.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What became of it.</returns>
    ValueTask<ChangeTenantResult> ResumeAsync(TenantId tenant, CancellationToken cancellationToken = default);

    /// <summary>Gives a tenant another name to show people. Its id stays.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What became of it.</returns>
    ValueTask<ChangeTenantResult> RenameAsync(TenantId tenant, string name, CancellationToken cancellationToken = default);

    /// <summary>
    /// Moves a tenant's database to another server. While it is copied nothing is written for the tenant; the copy is compared with the database before the
    /// tenant is switched to it, and the database is dropped last.
    /// </summary>
    /// <param name="tenant">The tenant; active or suspended, as which it ends.</param>
    /// <param name="server">The server, by the name that the storage's options give it; <see langword="null"/> for the storage's own.</param>
    /// <param name="cancellationToken">Ends the wait; what was done stays done.</param>
    /// <returns>What became of it.</returns>
    ValueTask<MoveTenantResult> MoveAsync(TenantId tenant, string? server, CancellationToken cancellationToken = default);

    /// <summary>Deletes a tenant and all that any part of the host has of it (<see cref="ITenantData"/>). It cannot be undone.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait; what was done stays done.</param>
    /// <returns>What was found, what was deleted, and what remains.</returns>
    ValueTask<DeleteTenantResult> DeleteAsync(TenantId tenant, CancellationToken cancellationToken = default);
}
