using ReverseBuy.Following;

namespace ReverseBuy.Tenancy.Registrations;

/// <summary>The applications that a tenant registered of its own, and the accounts whose callbacks are the tenant's.</summary>
internal sealed class RegistrationData(IAppRegistrationStore store) : ITenantData
{
    public string Place => "app registrations";

    public bool IsInMemory => false;

    public async ValueTask<IReadOnlyList<string>> ListAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        // What a registration is called by is the secret part of its address: the marketplace says enough.
        var registrations = await OwnedAsync(tenant, cancellationToken).ConfigureAwait(false);
        var accounts = await AccountsAsync(tenant, cancellationToken).ConfigureAwait(false);
        return
        [
            .. registrations.Select(registration => $"registration at {registration.Marketplace}"),
            .. accounts.Select(account => $"account '{account.Account}' at {account.Marketplace}"),
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
            await store.RemoveAsync(registration.Id, cancellationToken).ConfigureAwait(false);
        }
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
