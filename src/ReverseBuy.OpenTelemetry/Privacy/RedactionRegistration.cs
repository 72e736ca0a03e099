using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Trace;

namespace ReverseBuy.Privacy;

/// <summary>Registers redaction for all signals of a host, whichever of them is set up first, and once.</summary>
internal static class RedactionRegistration
{
    public static void AddReverseBuyPrivacy(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(ValueRedaction)))
        {
            return;
        }

        services.AddRedaction();
        services.AddSingleton<ValueRedaction>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILoggerProvider, ScopeRedactionProvider>());
        services.ConfigureOpenTelemetryLoggerProvider((provider, logging) => logging.AddProcessor(new LogRedaction(provider.GetRequiredService<ValueRedaction>())));
        MoveLastToFront(services);
        services.ConfigureOpenTelemetryTracerProvider((provider, tracing) => tracing.AddProcessor(new SpanRedaction(provider.GetRequiredService<ValueRedaction>())));
        MoveLastToFront(services);
    }

    // Processors run in the order of their registration, and exporters are processors: one that the host added before would have exported already.
    private static void MoveLastToFront(IServiceCollection services)
    {
        var last = services[^1];
        services.RemoveAt(services.Count - 1);
        services.Insert(0, last);
    }
}
