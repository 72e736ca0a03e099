using ReverseBuy.Diagnostics;

namespace OpenTelemetry.Trace;

/// <summary>Adds the spans of ReverseBuy.</summary>
public static class ReverseBuyTracerProviderBuilderExtensions
{
    /// <summary>Collects the spans of all features, whether a host has them or not. They are listed in <c>docs/telemetry.md</c>.</summary>
    /// <param name="builder">The builder of the host.</param>
    /// <returns>The same builder.</returns>
    public static TracerProviderBuilder AddReverseBuyInstrumentation(this TracerProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddSource([.. ReverseBuyDiagnostics.ActivitySourceNames]);
    }
}
