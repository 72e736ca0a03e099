namespace ReverseBuy.EntityFrameworkCore.Control;

/// <summary>The last change of a tenant. It refers to no tenant's row: other processes are to hear of one that was removed, too.</summary>
internal sealed class TenantChangeRow
{
    public TenantId Tenant { get; set; }

    public long Number { get; set; }

    /// <summary>When the tenant was removed; <see langword="null"/> while there is one.</summary>
    public DateTimeOffset? RemovedAt { get; set; }
}
