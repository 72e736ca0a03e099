namespace ReverseBuy.Settings;

/// <summary>The settings of a tenant as they are stored.</summary>
/// <param name="Settings">What it has set of its own.</param>
/// <param name="Version">How often they were changed.</param>
public sealed record StoredSettings(TenantSettings Settings, long Version)
{
    /// <summary>Those of a tenant that never set any.</summary>
    public static StoredSettings None { get; } = new(new TenantSettings(), 0);
}
