using System.Collections.Concurrent;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Inventory.Memory;

/// <summary>The slot of each buying account, and which one a tenant uses now at a marketplace. Thread-safe; finding one takes no lock and allocates nothing.</summary>
internal sealed class AccountSlots(ITenants tenants)
{
    private readonly ConcurrentDictionary<(TenantId Tenant, MarketplaceId Marketplace, BuyingAccountId Account), AccountSlot> _all = new();
    private readonly ConcurrentDictionary<TenantId, UsedAccounts> _used = new();

    /// <summary>The slot of the account that a tenant uses at a marketplace; asks for the tenant when it is not known yet.</summary>
    /// <exception cref="UnknownTenantException">The tenant was never taken on.</exception>
    /// <exception cref="MarketplaceException">The tenant has no account there.</exception>
    public ValueTask<AccountSlot> UsedAsync(TenantId tenant, MarketplaceId marketplace, CancellationToken cancellationToken)
    {
        // A tenant is asked for each time: it is another object when its accounts changed, and what is made of the old one is not used again.
        var known = tenants.GetAsync(tenant, cancellationToken);
        return known.IsCompletedSuccessfully
            ? ValueTask.FromResult(Used(known.Result, marketplace))
            : WaitAsync(known, marketplace);
    }

    /// <summary>The slot of an account, whether or not the tenant uses it now.</summary>
    public AccountSlot Of(TenantId tenant, MarketplaceId marketplace, BuyingAccountId account) =>
        _all.GetOrAdd((tenant, marketplace, account), static key => new AccountSlot(key.Tenant, key.Marketplace, key.Account));

    private async ValueTask<AccountSlot> WaitAsync(ValueTask<Tenant> tenant, MarketplaceId marketplace) =>
        Used(await tenant.ConfigureAwait(false), marketplace);

    private AccountSlot Used(Tenant tenant, MarketplaceId marketplace)
    {
        if (!_used.TryGetValue(tenant.Id, out var used) || !ReferenceEquals(used.Tenant, tenant))
        {
            used = Note(tenant);
        }

        // A handful: looking through them is quicker than any table.
        foreach (var slot in used.Slots)
        {
            if (slot.Marketplace == marketplace)
            {
                return slot;
            }
        }

        // Throws, and says what to do.
        _ = tenant.CallContext(marketplace, CallLane.Browse);
        throw new InvalidOperationException($"The accounts of tenant '{tenant.Id}' were read wrongly.");
    }

    // Apart from the method above, where what the lambda captures would be allocated at each read.
    private UsedAccounts Note(Tenant tenant) =>
        _used[tenant.Id] = new UsedAccounts(tenant, [.. tenant.Accounts.Select(account => Of(tenant.Id, account.Key, account.Value))]);

    private sealed record UsedAccounts(Tenant Tenant, AccountSlot[] Slots);
}
