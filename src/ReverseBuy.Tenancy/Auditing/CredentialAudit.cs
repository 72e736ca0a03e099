using ReverseBuy.Auditing;

namespace ReverseBuy.Tenancy.Auditing;

/// <summary>The facade of audits.</summary>
internal sealed class CredentialAudit(ICredentialAuditStore accounts, IAppRegistrationAuditStore registrations) : ICredentialAudit
{
    public ValueTask<IReadOnlyList<CredentialChange>> ListChangesAsync(TenantId tenant, CredentialAuditQuery query, CancellationToken cancellationToken) =>
        accounts.ListChangesAsync(tenant, query, cancellationToken);

    public ValueTask<IReadOnlyList<CredentialUse>> ListUsesAsync(TenantId tenant, CredentialAuditQuery query, CancellationToken cancellationToken) =>
        accounts.ListUsesAsync(tenant, query, cancellationToken);

    public ValueTask<IReadOnlyList<AppRegistrationChange>> ListRegistrationChangesAsync(TenantId? owner, CredentialAuditQuery query, CancellationToken cancellationToken) =>
        registrations.ListChangesAsync(owner, query, cancellationToken);

    public ValueTask<IReadOnlyList<AppRegistrationUse>> ListRegistrationUsesAsync(TenantId? owner, CredentialAuditQuery query, CancellationToken cancellationToken) =>
        registrations.ListUsesAsync(owner, query, cancellationToken);
}
