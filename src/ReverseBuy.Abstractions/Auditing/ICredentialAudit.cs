namespace ReverseBuy.Auditing;

/// <summary>
/// Tells what was done to credentials and how often they were used. For those who run the host. Nothing it tells holds a credential, or anything made of one. Thread-safe.
/// </summary>
public interface ICredentialAudit
{
    /// <summary>Who connected, rotated, encrypted anew and removed the credentials of a tenant's buying accounts, and when.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="query">Which notes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The notes, the newest first.</returns>
    /// <exception cref="UnknownTenantException">There is no such tenant.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The query asks for too many at once, or for none.</exception>
    ValueTask<IReadOnlyList<CredentialChange>> ListChangesAsync(TenantId tenant, CredentialAuditQuery query, CancellationToken cancellationToken = default);

    /// <summary>How often the credentials of a tenant's buying accounts were used, by the hour. What was counted in the last minutes may not be written yet.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="query">Which hours.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The counts, the last hour that was begun first.</returns>
    /// <exception cref="UnknownTenantException">There is no such tenant.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The query asks for too many at once, or for none.</exception>
    ValueTask<IReadOnlyList<CredentialUse>> ListUsesAsync(TenantId tenant, CredentialAuditQuery query, CancellationToken cancellationToken = default);

    /// <summary>Who registered and removed applications, rotated their secrets and encrypted them anew, and when.</summary>
    /// <param name="owner">The tenant whose applications they are; <see langword="null"/> for the host's own.</param>
    /// <param name="query">Which notes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The notes, the newest first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The query asks for too many at once, or for none.</exception>
    ValueTask<IReadOnlyList<AppRegistrationChange>> ListRegistrationChangesAsync(TenantId? owner, CredentialAuditQuery query, CancellationToken cancellationToken = default);

    /// <summary>How many callbacks were verified with the secrets of applications, by the hour. What was counted in the last minutes may not be written yet.</summary>
    /// <param name="owner">The tenant whose applications they are; <see langword="null"/> for the host's own.</param>
    /// <param name="query">Which hours.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The counts, the last hour that was begun first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The query asks for too many at once, or for none.</exception>
    ValueTask<IReadOnlyList<AppRegistrationUse>> ListRegistrationUsesAsync(TenantId? owner, CredentialAuditQuery query, CancellationToken cancellationToken = default);
}
