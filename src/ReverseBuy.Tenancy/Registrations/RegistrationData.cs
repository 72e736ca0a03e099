using ReverseBuy.Auditing;
using ReverseBuy.Following;
using ReverseBuy.Orders;

namespace ReverseBuy.Tenancy.Registrations;

/// <summary>The applications that a tenant registered of its own, with their audit, and the accounts whose callbacks are the tenant's.</summary>
internal sealed class RegistrationData(IAppRegistrationStore store, IAppRegistrationAuditStore audit) : ITenantData
{
    private static readonly Actor Deletion = new(ActorKind.System, "tenant-deletion");
    private static readonly CredentialAuditQuery Any = new() { Limit = 1 };

    public string Place => "app registrations";

    public bool IsInMemory => false;

    public async ValueTask<IReadOnlyList<string>> ListAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        // What a registration is called by is the secret part of its address: the marketplace says enough.
        var registrations = await OwnedAsync(tenant, cancellationToken).ConfigureAwait(false);
        var accounts = await AccountsAsync(tenant, cancellationToken).ConfigureAwait(false);
        var isAudited = (await audit.ListChangesAsync(tenant, Any, cancellationToken).ConfigureAwait(false)).Count > 0
            || (await audit.ListUsesAsync(tenant, Any, cancellationToken).ConfigureAwait(false)).Count > 0;
        IReadOnlyList<string> notes = isAudited ? ["audit of registrations"] : [];
        return
        [
            .. registrations.Select(registration => $"registration at {registration.Marketplace}"),
            .. accounts.Select(account => $"account '{account.Account}' at {account.Marketplace}"),
            .. notes,
        ];
    }

    public async ValueTask DeleteAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        foreach (var account in await AccountsAsync(tenant, cancellationToken).ConfigureAwait(false))
        {
            await store.RemoveAccountAsync(tenant, account.Marketplace, account.Name, cancellationToken).ConfigureAwait(false);
        }

        foreach (var registration in await OwnedAsync(tenant, cancellationToken).ConfigureAwait(false))
        {
            await store.RemoveAsync(registration.Id, Deletion, cancellationToken).ConfigureAwait(false);
        }

        await audit.RemoveAsync(tenant, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<IReadOnlyList<AppRegistration>> OwnedAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var all = await store.ListAsync(cancellationToken).ConfigureAwait(false);
        return [.. all.Where(registration => registration.Owner == tenant)];
    }

    private async ValueTask<IReadOnlyList<RegisteredAccount>> AccountsAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var all = await store.ListAccountsAsync(cancellationToken).ConfigureAwait(false);
        return [.. all.Where(account => account.Tenant == tenant)];
    }
}
