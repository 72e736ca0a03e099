using ReverseBuy.Orders;

namespace ReverseBuy.Protection;

/// <summary>
/// Encrypts anew what is stored under keys of the host's ring that are no longer its current one. Storage providers that encrypt serve it, and operators call it after keys were replaced
/// or revoked (<c>reversebuy accounts reprotect</c>). Thread-safe; it may be repeated, also beside a host at work: what was replaced meanwhile is left alone.
/// </summary>
public interface ISecretProtection
{
    /// <summary>Looks through a tenant's database: credentials, recipients and messages that wait to be followed.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="trustRevokedKeys">
    /// Whether what lies under a revoked key is taken for genuine: whoever has that key can have written it. Say so only when the key was lost and not stolen.
    /// </param>
    /// <param name="by">Who has it done: noted for each account whose credentials are encrypted anew, in the same commit (<see cref="ReverseBuy.Auditing.ICredentialAudit"/>).</param>
    /// <param name="cancellationToken">Ends it; what was done stays done.</param>
    /// <returns>What was found.</returns>
    ValueTask<ReprotectionReport> ReprotectAsync(TenantId tenant, bool trustRevokedKeys, Actor by, CancellationToken cancellationToken);

    /// <summary>Looks through the secrets of app registrations in the control database.</summary>
    /// <param name="trustRevokedKeys">As for a tenant.</param>
    /// <param name="by">Who has it done: noted for each registration whose secret is encrypted anew.</param>
    /// <param name="cancellationToken">Ends it; what was done stays done.</param>
    /// <returns>What was found.</returns>
    ValueTask<ReprotectionReport> ReprotectRegistrationsAsync(bool trustRevokedKeys, Actor by, CancellationToken cancellationToken);
}
