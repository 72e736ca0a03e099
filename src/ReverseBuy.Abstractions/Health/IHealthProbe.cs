namespace ReverseBuy.Health;

/// <summary>
/// A part of the host that can tell how it is: a bus, a cache, what calls marketplaces. All that are registered become health checks of a host that asks for them
/// (<c>AddHealthChecks()</c> of <c>ReverseBuy.AspNetCore</c>); whoever brings a part of its own registers one (<c>services.AddSingleton&lt;IHealthProbe, …&gt;()</c>). Thread-safe.
/// </summary>
public interface IHealthProbe
{
    /// <summary>The part, as reports name it: lower-case words with hyphens, one for each, such as <c>bus</c>.</summary>
    string Name { get; }

    /// <summary>Tells how it is now. It is asked every few seconds at most, outside of every tenant, and once at a time.</summary>
    /// <param name="cancellationToken">Ends the wait: nobody waits for a part that does not answer.</param>
    /// <returns>How it is. An exception counts as <see cref="HealthState.Degraded"/>; its message is shown to nobody.</returns>
    ValueTask<HealthReading> ReadAsync(CancellationToken cancellationToken);
}
