namespace ReverseBuy.Settings;

/// <summary>The settings of a tenant.</summary>
/// <param name="Own">What it has set of its own.</param>
/// <param name="Version">How often they were changed; name it when they are changed next.</param>
/// <param name="Effective">What holds: its own over the host's.</param>
public sealed record SettingsReading(TenantSettings Own, long Version, EffectiveSettings Effective);
