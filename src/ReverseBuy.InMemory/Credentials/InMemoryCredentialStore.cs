using System.Collections.Concurrent;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.InMemory.Tenancy;

namespace ReverseBuy.InMemory.Credentials;

internal sealed class InMemoryCredentialStore(InMemoryTenantDatabase database) : ICredentialStore, ITenantShelf
{
    private readonly ConcurrentDictionary<(TenantId Tenant, MarketplaceId Marketplace, BuyingAccountId Account), AccountCredentials> _credentials = new();

    public string Contents => "credentials";

    public int Count(TenantId tenant) => _credentials.Keys.Count(key => key.Tenant == tenant);

    public void Clear(TenantId tenant)
    {
        foreach (var key in _credentials.Keys.Where(key => key.Tenant == tenant))
        {
            _credentials.TryRemove(key, out _);
        }
    }

    public ValueTask<AccountCredentials?> FindAsync(
        TenantId tenant,
        MarketplaceId marketplace,
        BuyingAccountId account,
        CancellationToken cancellationToken)
    {
        database.Require(tenant);
        return ValueTask.FromResult(_credentials.GetValueOrDefault((tenant, marketplace, account)));
    }

    public ValueTask SaveAsync(
        TenantId tenant,
        MarketplaceId marketplace,
        BuyingAccountId account,
        AccountCredentials credentials,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        database.Require(tenant);
        _credentials[(tenant, marketplace, account)] = credentials;
        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> ReplaceAsync(
        TenantId tenant,
        MarketplaceId marketplace,
        BuyingAccountId account,
        AccountCredentials expected,
        AccountCredentials credentials,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(credentials);
        database.Require(tenant);
        return ValueTask.FromResult(_credentials.TryUpdate((tenant, marketplace, account), credentials, expected));
    }
}
