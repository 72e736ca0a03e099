using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Trace;

namespace ReverseBuy.OpenTelemetry.Tests.Privacy;

/// <summary>A host whose exporters were there before anything of ours.</summary>
internal sealed class LoggingHost : IDisposable
{
    private readonly List<LogRecord> _records = [];
    private readonly List<Activity> _spans = [];
    private readonly ActivitySource _source;
    private readonly ServiceProvider _services;

    public LoggingHost(Action<OpenTelemetryBuilder>? configure, Action<IServiceCollection>? services = null)
    {
        // A source of its own, for tests beside it listen, too.
        _source = new ActivitySource($"Host.{GetHashCode()}");
        var collection = new ServiceCollection();
        var builder = collection.AddOpenTelemetry()
            .WithLogging(
                logging => logging.AddInMemoryExporter(_records),
                options => (options.IncludeFormattedMessage, options.IncludeScopes) = (true, true))
            .WithTracing(tracing => tracing.AddSource(_source.Name).AddInMemoryExporter(_spans));
        configure?.Invoke(builder);
        services?.Invoke(collection);
        _services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        Logger = _services.GetRequiredService<ILoggerFactory>().CreateLogger("Host");
        _ = _services.GetRequiredService<TracerProvider>();
    }

    public ILogger Logger { get; }

    public LogRecord Record => _records[^1];

    /// <summary>What the exporter was given by one log call.</summary>
    public string Log(Action<ILogger> log)
    {
        log(Logger);
        return Exported.Text(Record);
    }

    /// <summary>A span that was exported with tags.</summary>
    public Activity Trace(params KeyValuePair<string, object?>[] tags)
    {
        using (var span = _source.StartActivity("host.work")!)
        {
            foreach (var tag in tags)
            {
                span.AddTag(tag.Key, tag.Value);
            }
        }

        return _spans[^1];
    }

    public void Dispose()
    {
        _services.Dispose();
        _source.Dispose();
    }
}
