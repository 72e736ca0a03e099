using ReverseBuy.Orders;

namespace ReverseBuy.Settings;

/// <summary>That somebody changed the settings of a tenant.</summary>
/// <param name="Version">The version that it made; one more than before.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Differences">What was changed, by name; at least one.</param>
public sealed record SettingsChange(long Version, DateTimeOffset At, Actor By, IReadOnlyList<SettingDifference> Differences);
