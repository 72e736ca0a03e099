namespace ReverseBuy.Settings;

/// <summary>What holds for tenants that set nothing. <c>AddReverseBuy()</c> serves it from the host's options; thread-safe.</summary>
public interface IHostSettings
{
    /// <summary>The host's settings, as they are now.</summary>
    EffectiveSettings Settings { get; }
}
