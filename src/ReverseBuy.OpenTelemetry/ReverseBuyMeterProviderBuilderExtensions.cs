using ReverseBuy.Diagnostics;
using ReverseBuy.Privacy;

namespace OpenTelemetry.Metrics;

/// <summary>Adds the metrics of ReverseBuy.</summary>
public static class ReverseBuyMeterProviderBuilderExtensions
{
    /// <summary>
    /// Collects the metrics of all features, whether a host has them or not. They are listed in <c>docs/telemetry.md</c>. Histograms bring bounds of their own (<see cref="HistogramAdvice"/>).
    /// What ReverseBuy marks as classified is kept out of the host's logs and spans (<see cref="ReverseBuyClassifications"/>).
    /// </summary>
    /// <param name="builder">The builder of the host.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="NotSupportedException">The host's services are built already.</exception>
    public static MeterProviderBuilder AddReverseBuyInstrumentation(this MeterProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.ConfigureServices(RedactionRegistration.AddReverseBuyPrivacy).AddMeter([.. ReverseBuyDiagnostics.MeterNames]);
    }
}
