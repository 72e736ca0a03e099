namespace ReverseBuy.Settings;

/// <summary>What became of changing the settings of a tenant. A closed set: <see cref="Changed"/>, <see cref="Unchanged"/>, <see cref="Stale"/>, <see cref="Invalid"/>. All but the first stored nothing.</summary>
public abstract record ChangeSettingsResult
{
    private ChangeSettingsResult()
    {
    }

    /// <summary>They hold.</summary>
    /// <param name="Settings">The settings as they are now.</param>
    public sealed record Changed(SettingsReading Settings) : ChangeSettingsResult;

    /// <summary>They were like that before.</summary>
    /// <param name="Settings">The settings as they are now.</param>
    public sealed record Unchanged(SettingsReading Settings) : ChangeSettingsResult;

    /// <summary>Somebody has changed them since they were read.</summary>
    /// <param name="Settings">The settings as they are now: make the change from these.</param>
    public sealed record Stale(SettingsReading Settings) : ChangeSettingsResult;

    /// <summary>They make no sense.</summary>
    /// <param name="Problems">All that is wrong with them.</param>
    public sealed record Invalid(IReadOnlyList<SettingProblem> Problems) : ChangeSettingsResult;
}
