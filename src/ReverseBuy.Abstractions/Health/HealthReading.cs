namespace ReverseBuy.Health;

/// <summary>How a part of the host was when it was asked.</summary>
/// <param name="State">How it is.</param>
/// <param name="Reason">
/// Why, and what to look after, in words for those who run the host. It may name tenants; it holds no secret, no address of a server and no personal data.
/// </param>
public sealed record HealthReading(HealthState State, string Reason)
{
    /// <summary>It works.</summary>
    /// <param name="reason">What was looked at.</param>
    /// <returns>The reading.</returns>
    public static HealthReading Healthy(string reason) => new(HealthState.Healthy, reason);

    /// <summary>Some of it fails or waits.</summary>
    /// <param name="reason">What, and what to look after.</param>
    /// <returns>The reading.</returns>
    public static HealthReading Degraded(string reason) => new(HealthState.Degraded, reason);

    /// <summary>It can do nothing for anybody.</summary>
    /// <param name="reason">Why, and what to look after.</param>
    /// <returns>The reading.</returns>
    public static HealthReading Unhealthy(string reason) => new(HealthState.Unhealthy, reason);
}
