using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ReverseBuy.Snippets.Hosting;

internal static class Telemetry
{
    public static void Collect(IServiceCollection services)
    {
        services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddReverseBuyInstrumentation())
            .WithMetrics(metrics => metrics.AddReverseBuyInstrumentation());
    }
}
