using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.Tenancy;

/// <summary>The facade: takes on tenants, connects their accounts and reads them.</summary>
internal sealed class Tenants(
    TenantDirectory directory, Provisioning provisioning, ITenantDatabase database, ICredentialStore credentials, IConnectors connectors, IDoorbell doorbell) : ITenants
{
    public int Changes => directory.Changes;

    public async ValueTask<Tenant> OnboardAsync(TenantId tenant, string name, CancellationToken cancellationToken)
    {
        switch (await provisioning.ProvisionAsync(new NewTenant(tenant, name), cancellationToken).ConfigureAwait(false))
        {
            case ProvisionTenantResult.Provisioned(var added):
                return added;
            case ProvisionTenantResult.AlreadyThere(var known):
                // Hosts call it at every start, and rely on the schema afterwards.
                await database.PrepareAsync(tenant, cancellationToken).ConfigureAwait(false);
                return known;
            case ProvisionTenantResult.NotPossible(var busy):
                throw new TenantNotActiveException(tenant, busy.State);
            default:
                throw new InvalidOperationException("A tenant without a server was refused for its server.");
        }
    }

    public async ValueTask<Tenant> ConnectAccountAsync(
        TenantId tenant,
        MarketplaceId marketplace,
        BuyingAccountId account,
        AccountCredentials accountCredentials,
        Actor by,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accountCredentials);
        ArgumentException.ThrowIfNullOrWhiteSpace(by.Id, nameof(by));
        _ = connectors.Describe(marketplace);
        await RequireAsync(tenant, cancellationToken).ConfigureAwait(false);
        await credentials.SaveAsync(tenant, marketplace, account, accountCredentials, by, cancellationToken).ConfigureAwait(false);
        var connected = await directory.ChangeAsync(
            tenant,
            stored => stored with { Accounts = new Dictionary<MarketplaceId, BuyingAccountId>(stored.Accounts) { [marketplace] = account } },
            cancellationToken).ConfigureAwait(false);

        // The worker that follows what changes upstream may not have had an account to follow.
        doorbell.Ring(tenant, WorkerNames.Following);
        return connected?.Tenant ?? throw new UnknownTenantException(tenant);
    }

    public async ValueTask<bool> DisconnectAccountAsync(
        TenantId tenant, MarketplaceId marketplace, BuyingAccountId account, Actor by, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by.Id, nameof(by));
        await RequireAsync(tenant, cancellationToken).ConfigureAwait(false);

        // The credentials first: whoever finds the account afterwards can do nothing with it.
        var wasThere = await credentials.RemoveAsync(tenant, marketplace, account, by, cancellationToken).ConfigureAwait(false);
        var changed = await directory.ChangeAsync(
            tenant,
            stored => stored.Accounts.TryGetValue(marketplace, out var known) && known == account
                ? stored with { Accounts = stored.Accounts.Where(pair => pair.Key != marketplace).ToDictionary() }
                : null,
            cancellationToken).ConfigureAwait(false);
        return wasThere || changed is { IsChanged: true };
    }

    public ValueTask<Tenant> GetAsync(TenantId tenant, CancellationToken cancellationToken) => directory.GetAsync(tenant, cancellationToken);

    public ValueTask<IReadOnlyList<Tenant>> ListAsync(CancellationToken cancellationToken) => directory.ListAsync(cancellationToken);

    private async ValueTask RequireAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var known = await directory.ReadAsync(tenant, cancellationToken).ConfigureAwait(false) ?? throw new UnknownTenantException(tenant);
        if (known.State is not (TenantState.Active or TenantState.Suspended))
        {
            throw new TenantNotActiveException(tenant, known.State);
        }
    }
}
