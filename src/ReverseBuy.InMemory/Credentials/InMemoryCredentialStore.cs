using ReverseBuy.Auditing;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.InMemory.Auditing;
using ReverseBuy.InMemory.Tenancy;
using ReverseBuy.Orders;

namespace ReverseBuy.InMemory.Credentials;

internal sealed class InMemoryCredentialStore(InMemoryTenantDatabase database, InMemoryCredentialAuditStore audit) : ICredentialStore, ITenantShelf
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(TenantId Tenant, MarketplaceId Marketplace, BuyingAccountId Account), AccountCredentials> _credentials = [];

    public string Contents => "credentials";

    public int Count(TenantId tenant)
    {
        lock (_gate)
        {
            return _credentials.Keys.Count(key => key.Tenant == tenant);
        }
    }

    public void Clear(TenantId tenant)
    {
        lock (_gate)
        {
            foreach (var key in _credentials.Keys.Where(key => key.Tenant == tenant).ToList())
            {
                _credentials.Remove(key);
            }
        }
    }

    public ValueTask<AccountCredentials?> FindAsync(
        TenantId tenant,
        MarketplaceId marketplace,
        BuyingAccountId account,
        CancellationToken cancellationToken)
    {
        database.Require(tenant);
        lock (_gate)
        {
            return ValueTask.FromResult(_credentials.GetValueOrDefault((tenant, marketplace, account)));
        }
    }

    public ValueTask SaveAsync(
        TenantId tenant,
        MarketplaceId marketplace,
        BuyingAccountId account,
        AccountCredentials credentials,
        Actor by,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        ArgumentException.ThrowIfNullOrWhiteSpace(by.Id, nameof(by));
        database.Require(tenant);
        lock (_gate)
        {
            var known = _credentials.GetValueOrDefault((tenant, marketplace, account));
            if (known != credentials)
            {
                _credentials[(tenant, marketplace, account)] = credentials;
                audit.Note(tenant, known is null ? CredentialChangeKind.Connected : CredentialChangeKind.Rotated, marketplace, account, by);
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> RemoveAsync(TenantId tenant, MarketplaceId marketplace, BuyingAccountId account, Actor by, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by.Id, nameof(by));
        database.Require(tenant);
        lock (_gate)
        {
            var wasThere = _credentials.Remove((tenant, marketplace, account));
            if (wasThere)
            {
                audit.Note(tenant, CredentialChangeKind.Removed, marketplace, account, by);
            }

            return ValueTask.FromResult(wasThere);
        }
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
        lock (_gate)
        {
            if (_credentials.GetValueOrDefault((tenant, marketplace, account)) != expected)
            {
                return ValueTask.FromResult(false);
            }

            _credentials[(tenant, marketplace, account)] = credentials;
            return ValueTask.FromResult(true);
        }
    }
}
