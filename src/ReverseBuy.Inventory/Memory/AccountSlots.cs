using System.Collections.Concurrent;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Settings;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Inventory.Memory;

/// <summary>The slot of each buying account, and which one a tenant uses now at a marketplace. Thread-safe; finding one takes no lock and allocates nothing.</summary>
internal sealed class AccountSlots(ITenants tenants, IEffectiveSettings settings)
{
    private const int Places = 256;

    private readonly ConcurrentDictionary<(TenantId Tenant, MarketplaceId Marketplace, BuyingAccountId Account), AccountSlot> _all = new();
    private readonly ConcurrentDictionary<TenantId, UsedAccounts> _used = new();

    // The same once more, at a place that the tenant's id tells: every browse read comes by here, and a table takes longer than all the rest. Two
    // tenants of one place push each other out of it.
    private readonly UsedAccounts?[] _usedLately = new UsedAccounts?[Places];

    /// <summary>The slot of the account that a tenant uses at a marketplace; asks for the tenant when it is not known yet.</summary>
    /// <exception cref="UnknownTenantException">The tenant was never taken on.</exception>
    /// <exception cref="MarketplaceException">The tenant has no account there, or the marketplace is switched off for it.</exception>
    public ValueTask<AccountSlot> UsedAsync(TenantId tenant, MarketplaceId marketplace, CancellationToken cancellationToken)
    {
        var changes = tenants.Changes;
        ref var place = ref _usedLately[PlaceOf(tenant)];
        var used = Volatile.Read(ref place);
        if (used is null || used.Tenant.Id != tenant)
        {
            used = _used.GetValueOrDefault(tenant);
            Volatile.Write(ref place, used);
        }

        return used is not null && used.Changes == changes && used.Find(marketplace) is { } slot
            ? ValueTask.FromResult(slot)
            : FindAsync(tenant, marketplace, cancellationToken);
    }

    /// <summary>The slot of an account, whether or not the tenant uses it now.</summary>
    public AccountSlot Of(TenantId tenant, MarketplaceId marketplace, BuyingAccountId account) =>
        _all.GetOrAdd((tenant, marketplace, account), static key => new AccountSlot(key.Tenant, key.Marketplace, key.Account));

    /// <summary>Forgets a tenant's slots: what hangs on them is found by nobody any more, should there be a tenant of this id again.</summary>
    public void Forget(TenantId tenant)
    {
        foreach (var key in _all.Keys.Where(key => key.Tenant == tenant))
        {
            _all.TryRemove(key, out _);
        }

        _used.TryRemove(tenant, out _);
        ref var place = ref _usedLately[PlaceOf(tenant)];
        if (Volatile.Read(ref place)?.Tenant.Id == tenant)
        {
            Volatile.Write(ref place, null);
        }
    }

    // By the letters that differ most between tenants' ids.
    private static int PlaceOf(TenantId tenant) => tenant.Value is [.., var first, var second, var third]
        ? (first + (7 * second) + (31 * third)) & (Places - 1)
        : 0;

    private async ValueTask<AccountSlot> FindAsync(TenantId id, MarketplaceId marketplace, CancellationToken cancellationToken)
    {
        // Read before the tenant: what changes from here on is noticed.
        var changes = tenants.Changes;
        var tenant = await tenants.GetAsync(id, cancellationToken).ConfigureAwait(false);
        var effective = await settings.GetAsync(id, cancellationToken).ConfigureAwait(false);
        var used = new UsedAccounts(
            tenant, changes, [.. tenant.Accounts.Where(account => effective.IsOn(account.Key)).Select(account => Of(tenant.Id, account.Key, account.Value))]);
        _used[id] = used;
        Volatile.Write(ref _usedLately[PlaceOf(id)], used);
        if (used.Find(marketplace) is { } slot)
        {
            return slot;
        }

        // One of them throws, and says what to do.
        effective.RequireOn(id, marketplace);
        _ = tenant.CallContext(marketplace, CallLane.Browse);
        throw new InvalidOperationException($"The accounts of tenant '{id}' were read wrongly.");
    }

    private sealed record UsedAccounts(Tenant Tenant, int Changes, AccountSlot[] Slots)
    {
        // A handful: looking through them is quicker than any table.
        public AccountSlot? Find(MarketplaceId marketplace)
        {
            foreach (var slot in Slots)
            {
                if (slot.Marketplace == marketplace)
                {
                    return slot;
                }
            }

            return null;
        }
    }
}
