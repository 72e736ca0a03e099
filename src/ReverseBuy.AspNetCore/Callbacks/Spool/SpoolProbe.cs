using ReverseBuy.Health;

namespace ReverseBuy.AspNetCore.Callbacks.Spool;

/// <summary>Whether callbacks wait in the spool for longer than it takes to try them again.</summary>
internal sealed class SpoolProbe(CallbackSpool spool, CallbackOptions options, TimeProvider time) : IHealthProbe
{
    public string Name => "callback-spool";

    public ValueTask<HealthReading> ReadAsync(CancellationToken cancellationToken)
    {
        var names = spool.ListNames();
        if (names.Count == 0)
        {
            return ValueTask.FromResult(HealthReading.Healthy("No callback waits."));
        }

        var age = time.GetUtcNow() - CallbackSpool.ReceivedAt(names[0]);
        return ValueTask.FromResult(age > 2 * options.ReplayInterval
            ? HealthReading.Degraded(
                $"{names.Count} callback(s) wait in the spool, the oldest for {age.TotalSeconds:F0} s: a tenant's database is down, or an account is assigned to nobody. They are deleted after {options.KeepSpooled:c}.")
            : HealthReading.Healthy($"{names.Count} callback(s) wait, and were not tried again yet."));
    }
}
