namespace ReverseBuy.Health;

/// <summary>How a part of the host is.</summary>
public enum HealthState
{
    /// <summary>It works.</summary>
    Healthy,

    /// <summary>Some of what it does fails or waits, and the rest goes on: people should look, and requests should still come.</summary>
    Degraded,

    /// <summary>It can do nothing for anybody: requests are better sent to another process.</summary>
    Unhealthy,
}
