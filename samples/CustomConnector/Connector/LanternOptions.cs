using ReverseBuy.Connectors.Http;

namespace Lantern;

/// <summary>The settings of the connector, checked when the host starts.</summary>
public sealed class LanternOptions
{
    /// <summary>The section of the configuration that error messages name.</summary>
    public const string Section = "ReverseBuy:Lantern";

    /// <summary>The gateway; https, except on the machine itself.</summary>
    public Uri Endpoint { get; set; } = new("https://api.lantern.example/");

    /// <summary>The key of the application.</summary>
    public string AppKey { get; set; } = string.Empty;

    /// <summary>The secret that calls and callbacks are signed with.</summary>
    public string AppSecret { get; set; } = string.Empty;

    /// <summary>How long a call may take.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How calls are shared out, repeated and given up.</summary>
    public PlatformCallOptions Calls { get; } = new() { Budget = { CallsPerSecond = 20, Burst = 40, KeptForOrders = 5 } };

    /// <summary>Hides the secret.</summary>
    public override string ToString() => $"LanternOptions {{ {Endpoint} }}";
}
