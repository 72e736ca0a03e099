using ReverseBuy.Connectors;

namespace ReverseBuy.Auditing;

/// <summary>
/// Keeps the audit of a tenant's credentials in the tenant's database. The notes of changes are written by <see cref="ICredentialStore"/>, in the same commit as the change; nothing
/// alters or removes one. Storage providers implement it. Thread-safe; each write is complete in itself.
/// </summary>
public interface ICredentialAuditStore
{
    /// <summary>Lists notes.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="query">Which; see <see cref="CredentialAuditQuery.Check"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The notes, by falling number.</returns>
    ValueTask<IReadOnlyList<CredentialChange>> ListChangesAsync(TenantId tenant, CredentialAuditQuery query, CancellationToken cancellationToken);

    /// <summary>Lists counts.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="query">Which; see <see cref="CredentialAuditQuery.Check"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The counts, by falling number, each with the hour of use before it.</returns>
    ValueTask<IReadOnlyList<CredentialUse>> ListUsesAsync(TenantId tenant, CredentialAuditQuery query, CancellationToken cancellationToken);

    /// <summary>Adds to the counts, whoever else adds to the same at the same time, and forgets hours that are over for long: all of it in one commit, or nothing.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="uses">What is added.</param>
    /// <param name="forgetBefore">Hours that began before it are deleted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when they are stored.</returns>
    ValueTask AddUsesAsync(TenantId tenant, IReadOnlyList<CountedCredentialUse> uses, DateTimeOffset forgetBefore, CancellationToken cancellationToken);
}
