using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace ReverseBuy.Testing;

/// <summary>
/// Hears all that is logged, traced and measured in this process, at every level and from every source, as one text each: for tests that nothing of it tells a
/// secret. Add it to a host as a logger provider. Thread-safe.
/// </summary>
public sealed class TelemetryRecorder : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _heard = new();
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters;

    /// <summary>Begins to listen.</summary>
    public TelemetryRecorder()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Hear,
        };
        ActivitySource.AddActivityListener(_activities);
        _meters = new MeterListener { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _meters.Start();
    }

    /// <summary>What was heard until now; each begins with <c>log</c>, <c>scope</c>, <c>span</c>, <c>metric</c> or <c>exception</c>.</summary>
    public IReadOnlyCollection<string> Heard => _heard;

    /// <summary>The spans that have ended.</summary>
    public IReadOnlyCollection<Activity> Spans => _spans;

    /// <summary>Hears an exception, with all that it holds.</summary>
    /// <param name="exception">The exception.</param>
    public void Add(Exception exception) => _heard.Enqueue($"exception {exception}");

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _heard);

    /// <summary>Stops listening.</summary>
    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private static string Text(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"));

    private void Hear(Activity activity)
    {
        _spans.Enqueue(activity);
        _heard.Enqueue(
            $"span {activity.Source.Name} {activity.OperationName} {activity.DisplayName} {activity.StatusDescription} {Text(activity.TagObjects)} "
            + string.Join(' ', activity.Events.Select(entry => entry.Name + Text(entry.Tags))));
    }

    private void Hear<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _heard.Enqueue($"metric {instrument.Name} {value} {Text(tags.ToArray())}");

    private sealed class Logger(string category, ConcurrentQueue<string> heard) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            heard.Enqueue($"scope {category} {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            heard.Enqueue($"log {logLevel} {category} {formatter(state, exception)} {exception}");
    }
}
