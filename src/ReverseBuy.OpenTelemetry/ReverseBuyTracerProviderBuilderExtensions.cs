using ReverseBuy.Diagnostics;
using ReverseBuy.Privacy;

namespace OpenTelemetry.Trace;

/// <summary>Adds the spans of ReverseBuy.</summary>
public static class ReverseBuyTracerProviderBuilderExtensions
{
    /// <summary>
    /// Collects the spans of all features, whether a host has them or not. They are listed in <c>docs/telemetry.md</c>. What ReverseBuy marks as classified is kept out of the host's logs and spans
    /// (<see cref="ReverseBuyClassifications"/>).
    /// </summary>
    /// <param name="builder">The builder of the host.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="NotSupportedException">The host's services are built already.</exception>
    public static TracerProviderBuilder AddReverseBuyInstrumentation(this TracerProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.ConfigureServices(RedactionRegistration.AddReverseBuyPrivacy).AddSource([.. ReverseBuyDiagnostics.ActivitySourceNames]);
    }
}
