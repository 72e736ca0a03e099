namespace ReverseBuy.Messaging.Scheduling;

/// <summary>The workers of a tenant that are rung for, due or running. Guarded by <see cref="WorkQueue"/>.</summary>
internal sealed class TenantSlots
{
    public Dictionary<string, WorkSlot> ByWorker { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether all of its workers have been told that there is the tenant.</summary>
    public bool IsMet { get; set; }
}
