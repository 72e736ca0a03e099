namespace ReverseBuy.EntityFrameworkCore.Settings;

internal sealed class TenantSettingsRow
{
    public TenantId Tenant { get; set; }

    public long Version { get; set; }

    /// <summary>What the tenant has set of its own, as <see cref="ReverseBuy.Settings.SettingsFormat"/> writes it.</summary>
    public string Document { get; set; } = string.Empty;
}
