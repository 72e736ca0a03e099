using System.Globalization;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Messaging.Scheduling;

/// <summary>What this process has to do for a tenant.</summary>
internal sealed class QueuedWork(WorkQueue queue, SharedDoorbell shared) : ITenantData
{
    public string Place => "queue of background work";

    public bool IsInMemory => true;

    public ValueTask<IReadOnlyList<string>> ListAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var count = queue.Slots.Count(slot => slot.Tenant == tenant);
        return ValueTask.FromResult<IReadOnlyList<string>>(count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{count} workers")]);
    }

    public ValueTask DeleteAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        queue.Forget(tenant);
        shared.Forget(tenant);
        return ValueTask.CompletedTask;
    }
}
