using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTelemetry.Logs;

namespace ReverseBuy.Privacy;

/// <summary>
/// Puts <see cref="ScopeRedaction"/> between the host's scopes and OpenTelemetry, whose processors cannot replace scopes. It is a provider of loggers only to be told of the scopes; it logs nothing.
/// </summary>
internal sealed class ScopeRedactionProvider(IServiceProvider services, ValueRedaction values) : ILoggerProvider, ISupportExternalScope
{
    private readonly Lock _gate = new();
    private IExternalScopeProvider? _untold;

    public void SetScopeProvider(IExternalScopeProvider scopeProvider)
    {
        lock (_gate)
        {
            _untold = scopeProvider;
        }
    }

    // The first logger is made when all providers were told of the scopes, in whatever order, and before anything is logged.
    public ILogger CreateLogger(string categoryName)
    {
        lock (_gate)
        {
            if (_untold is { } scopes)
            {
                _untold = null;
                foreach (var exporting in services.GetServices<ILoggerProvider>().OfType<OpenTelemetryLoggerProvider>())
                {
                    ((ISupportExternalScope)exporting).SetScopeProvider(new ScopeRedaction(scopes, values));
                }
            }
        }

        return NullLogger.Instance;
    }

    public void Dispose()
    {
    }
}
