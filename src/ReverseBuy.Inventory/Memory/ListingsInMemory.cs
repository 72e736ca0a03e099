using System.Globalization;
using ReverseBuy.Inventory.Planning;
using ReverseBuy.Inventory.Refreshing;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Inventory.Memory;

/// <summary>The snapshots of a tenant that this process has in memory, and what it knows of when to refresh them.</summary>
internal sealed class ListingsInMemory(AccountSlots slots, SnapshotTable table, AccountPlans plans, Refresher refresher) : ITenantData
{
    public string Place => "snapshots in memory";

    public bool IsInMemory => true;

    public ValueTask<IReadOnlyList<string>> ListAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var count = table.All().Count(entry => entry.Slot.Tenant == tenant);
        return ValueTask.FromResult<IReadOnlyList<string>>(count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{count} listings")]);
    }

    public ValueTask DeleteAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        slots.Forget(tenant);
        refresher.Forget(tenant);
        plans.Forget(tenant);
        table.Forget(tenant);
        return ValueTask.CompletedTask;
    }
}
