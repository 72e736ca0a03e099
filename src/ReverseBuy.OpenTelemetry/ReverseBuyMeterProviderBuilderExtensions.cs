using ReverseBuy.Diagnostics;

namespace OpenTelemetry.Metrics;

/// <summary>Adds the metrics of ReverseBuy.</summary>
public static class ReverseBuyMeterProviderBuilderExtensions
{
    /// <summary>
    /// Collects the metrics of all features, whether a host has them or not. They are listed in <c>docs/telemetry.md</c>. Histograms bring bounds of their own (<see cref="HistogramAdvice"/>).
    /// </summary>
    /// <param name="builder">The builder of the host.</param>
    /// <returns>The same builder.</returns>
    public static MeterProviderBuilder AddReverseBuyInstrumentation(this MeterProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddMeter([.. ReverseBuyDiagnostics.MeterNames]);
    }
}
