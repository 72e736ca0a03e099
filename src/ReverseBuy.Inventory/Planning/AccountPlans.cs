using System.Collections.Concurrent;
using ReverseBuy.Inventory.Memory;

namespace ReverseBuy.Inventory.Planning;

/// <summary>The plan of each buying account. Thread-safe.</summary>
internal sealed class AccountPlans(InventoryOptions options, FreshnessClock clock)
{
    private readonly ConcurrentDictionary<AccountSlot, AccountFreshness> _plans = new();

    public IEnumerable<KeyValuePair<AccountSlot, AccountFreshness>> All => _plans;

    public AccountFreshness Of(AccountSlot slot) => _plans.GetOrAdd(slot, static (_, me) => me.New(), this);

    public void Forget(TenantId tenant)
    {
        foreach (var slot in _plans.Keys.Where(slot => slot.Tenant == tenant))
        {
            _plans.TryRemove(slot, out _);
        }
    }

    private AccountFreshness New() => new(options, clock.Now);
}
