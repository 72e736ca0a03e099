using System.Collections.Concurrent;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Tenancy;

/// <summary>Takes on tenants and keeps the last good copy of each, so that known tenants go on when the control database is down.</summary>
internal sealed class Tenants(ITenantStore store, ITenantDatabase database, ICredentialStore credentials, IConnectors connectors) : ITenants, IDisposable
{
    private readonly ConcurrentDictionary<TenantId, Tenant> _known = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private int _changes;

    public int Changes => Volatile.Read(ref _changes);

    public async ValueTask<Tenant> OnboardAsync(TenantId tenant, string name, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        RequireValue(tenant);
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // The database first: a tenant that is noted can be used.
            await database.PrepareAsync(tenant, cancellationToken).ConfigureAwait(false);
            if (await store.FindAsync(tenant, cancellationToken).ConfigureAwait(false) is { } known)
            {
                return Remember(known);
            }

            var added = new Tenant { Id = tenant, Name = name };
            await store.SaveAsync(added, cancellationToken).ConfigureAwait(false);
            return Remember(added);
        }
        finally
        {
            _writing.Release();
        }
    }

    public async ValueTask<Tenant> ConnectAccountAsync(
        TenantId tenant,
        MarketplaceId marketplace,
        BuyingAccountId account,
        AccountCredentials accountCredentials,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accountCredentials);
        _ = connectors.Describe(marketplace);
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var known = await store.FindAsync(tenant, cancellationToken).ConfigureAwait(false) ?? throw new UnknownTenantException(tenant);
            await credentials.SaveAsync(tenant, marketplace, account, accountCredentials, cancellationToken).ConfigureAwait(false);
            var connected = known with { Accounts = new Dictionary<MarketplaceId, BuyingAccountId>(known.Accounts) { [marketplace] = account } };
            await store.SaveAsync(connected, cancellationToken).ConfigureAwait(false);
            return Remember(connected);
        }
        finally
        {
            _writing.Release();
        }
    }

    // Every browse read comes by here: a known tenant is answered without a state machine.
    public ValueTask<Tenant> GetAsync(TenantId tenant, CancellationToken cancellationToken) =>
        _known.TryGetValue(tenant, out var known) ? ValueTask.FromResult(known) : FindAsync(tenant, cancellationToken);

    public ValueTask<IReadOnlyList<Tenant>> ListAsync(CancellationToken cancellationToken) => store.ListAsync(cancellationToken);

    public void Dispose() => _writing.Dispose();

    private static void RequireValue(TenantId tenant)
    {
        if (tenant == default)
        {
            throw new ArgumentException("A tenant id is needed; the default value names no tenant.", nameof(tenant));
        }
    }

    // Whoever changed the tenant meanwhile knows it better than what was read before.
    private async ValueTask<Tenant> FindAsync(TenantId tenant, CancellationToken cancellationToken) => _known.GetOrAdd(
        tenant,
        await store.FindAsync(tenant, cancellationToken).ConfigureAwait(false) ?? throw new UnknownTenantException(tenant));

    private Tenant Remember(Tenant tenant)
    {
        // In this order: who saw the new number must not be given the old tenant.
        _known[tenant.Id] = tenant;
        Interlocked.Increment(ref _changes);
        return tenant;
    }
}
