using ReverseBuy.Following;

namespace ReverseBuy.Auditing;

/// <summary>
/// Keeps the audit of app registrations in the control database. The notes of changes are written by <see cref="IAppRegistrationStore"/>, in the same commit as the change; nothing alters one.
/// Storage providers implement it. Thread-safe; each write is complete in itself.
/// </summary>
public interface IAppRegistrationAuditStore
{
    /// <summary>Lists notes.</summary>
    /// <param name="owner">The tenant whose applications they are; <see langword="null"/> for the host's own.</param>
    /// <param name="query">Which; see <see cref="CredentialAuditQuery.Check"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The notes, by falling number.</returns>
    ValueTask<IReadOnlyList<AppRegistrationChange>> ListChangesAsync(TenantId? owner, CredentialAuditQuery query, CancellationToken cancellationToken);

    /// <summary>Lists counts.</summary>
    /// <param name="owner">The tenant whose applications they are; <see langword="null"/> for the host's own.</param>
    /// <param name="query">Which; see <see cref="CredentialAuditQuery.Check"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The counts, by falling number, each with the hour of use before it.</returns>
    ValueTask<IReadOnlyList<AppRegistrationUse>> ListUsesAsync(TenantId? owner, CredentialAuditQuery query, CancellationToken cancellationToken);

    /// <summary>Adds to the counts, whoever else adds to the same at the same time, and forgets hours that are over for long: all of it in one commit, or nothing.</summary>
    /// <param name="uses">What is added.</param>
    /// <param name="forgetBefore">Hours that began before it are deleted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when they are stored.</returns>
    ValueTask AddUsesAsync(IReadOnlyList<CountedAppRegistrationUse> uses, DateTimeOffset forgetBefore, CancellationToken cancellationToken);

    /// <summary>Deletes notes and counts of a tenant's applications, with the tenant.</summary>
    /// <param name="owner">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when they are gone.</returns>
    ValueTask RemoveAsync(TenantId owner, CancellationToken cancellationToken);
}
