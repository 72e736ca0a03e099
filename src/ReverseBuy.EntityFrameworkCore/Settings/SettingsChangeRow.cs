using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Settings;

/// <summary>Who changed the settings of a tenant. Rows are added, and removed with the tenant; nothing changes them.</summary>
internal sealed class SettingsChangeRow
{
    public TenantId Tenant { get; set; }

    public long Version { get; set; }

    public DateTimeOffset At { get; set; }

    public ActorKind ActorKind { get; set; }

    public string ActorId { get; set; } = string.Empty;

    public string Differences { get; set; } = string.Empty;
}
