using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using ReverseBuy.Health;

namespace ReverseBuy.AspNetCore.Health;

/// <summary>Makes a health check of each part of the host that can tell how it is.</summary>
internal sealed class ProbeRegistrations(IEnumerable<IHealthProbe> probes, HealthOptions options, TimeProvider time) : IConfigureOptions<HealthCheckServiceOptions>
{
    public void Configure(HealthCheckServiceOptions target)
    {
        foreach (var probe in probes)
        {
            var check = new ProbeHealthCheck(probe, options, time);
            target.Registrations.Add(new HealthCheckRegistration(
                $"reversebuy-{probe.Name}", check, HealthStatus.Unhealthy, [HealthTags.ReverseBuy, probe is ProcessProbe ? HealthTags.Live : HealthTags.Ready]));
        }
    }
}
