using ReverseBuy.Privacy;

namespace OpenTelemetry.Logs;

/// <summary>Keeps what ReverseBuy marks as classified out of a host's logs.</summary>
public static class ReverseBuyLoggerProviderBuilderExtensions
{
    /// <summary>
    /// Replaces what carries <see cref="PersonalDataAttribute"/> or <see cref="SecretAttribute"/> in values, messages and scopes before it is exported, wherever in the order of processors this is
    /// called. It becomes what the host's redactors make of it (<see cref="ReverseBuyClassifications"/>), and nothing by default. The calls of the same name for spans and metrics do this, too; a
    /// host that exports logs alone calls this one.
    /// </summary>
    /// <param name="builder">The builder of the host.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="NotSupportedException">The host's services are built already.</exception>
    public static LoggerProviderBuilder AddReverseBuyInstrumentation(this LoggerProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.ConfigureServices(RedactionRegistration.AddReverseBuyPrivacy);
    }
}
