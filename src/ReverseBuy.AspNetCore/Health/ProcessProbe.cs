using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ReverseBuy.Health;

namespace ReverseBuy.AspNetCore.Health;

/// <summary>
/// Whether a service of ours that is to run as long as the process has ended with a fault, in a host that goes on in spite of it: that is what a restart mends. Asks nobody but this process.
/// </summary>
internal sealed class ProcessProbe(IServiceProvider services) : IHealthProbe
{
    private const string Ours = "ReverseBuy.";

    public string Name => "process";

    public ValueTask<HealthReading> ReadAsync(CancellationToken cancellationToken)
    {
        // Asked for late: the publisher of health checks is a hosted service itself.
        var ended = services.GetServices<IHostedService>()
            .OfType<BackgroundService>()
            .Where(service => service.ExecuteTask is { IsFaulted: true } && $"{service.GetType().Namespace}.".StartsWith(Ours, StringComparison.Ordinal))
            .Select(service => service.GetType().Name)
            .Order(StringComparer.Ordinal)
            .ToList();
        return ValueTask.FromResult(ended.Count == 0
            ? HealthReading.Healthy("It runs.")
            : HealthReading.Unhealthy($"Ended with a fault, and will not begin again in this process: {string.Join(", ", ended)}."));
    }
}
