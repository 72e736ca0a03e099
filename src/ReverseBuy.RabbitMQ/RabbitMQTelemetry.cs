using System.Diagnostics;
using System.Diagnostics.Metrics;
using ReverseBuy.Diagnostics;
using ReverseBuy.Messaging;

namespace ReverseBuy.RabbitMQ;

/// <summary>What is measured of RabbitMQ, and the spans of what it delivers. Listed in <c>docs/telemetry.md</c>.</summary>
internal sealed class RabbitMQTelemetry : IDisposable
{
    public const string Done = "done";
    public const string Failed = "failed";
    public const string DeadLettered = "dead-lettered";
    public const string Returned = "returned";
    public const string Unavailable = "unavailable";

    private readonly ActivitySource _source = new(ReverseBuyDiagnostics.RabbitMQName, ReverseBuyDiagnostics.VersionOf(typeof(RabbitMQTelemetry)));
    private readonly Meter _meter = new(ReverseBuyDiagnostics.RabbitMQName, ReverseBuyDiagnostics.VersionOf(typeof(RabbitMQTelemetry)));
    private readonly Histogram<double> _confirms;
    private readonly Counter<long> _deliveries;
    private readonly Counter<long> _connections;

    public RabbitMQTelemetry()
    {
        _confirms = _meter.CreateHistogram<double>("reversebuy.rabbitmq.confirm.duration", "s", "How long the broker took to confirm an event, by result.", advice: HistogramAdvice.Quick);
        _deliveries = _meter.CreateCounter<long>("reversebuy.rabbitmq.deliveries", "{delivery}", "What became of events that were delivered.");
        _connections = _meter.CreateCounter<long>("reversebuy.rabbitmq.connection_changes", "{change}", "How often connections were opened and lost.");
    }

    public void Confirmed(string result, TimeSpan duration) => _confirms.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("reversebuy.result", result));

    public void Delivered(string result) => _deliveries.Add(1, new KeyValuePair<string, object?>("reversebuy.result", result));

    public void Changed(string purpose, string state) => _connections.Add(1, new("reversebuy.purpose", purpose), new("reversebuy.state", state));

    /// <summary>Begins the span of a delivery, below the one that the event was published in.</summary>
    public Activity? StartDelivery(EventEnvelope envelope, string? trace)
    {
        _ = ActivityContext.TryParse(trace, traceState: null, isRemote: true, out var parent);
        return _source.StartActivity("reversebuy.rabbitmq.deliver", ActivityKind.Consumer, parent)?
            .SetTag("reversebuy.tenant", envelope.Tenant.Value)
            .SetTag("reversebuy.event.id", envelope.Id.ToString())
            .SetTag("reversebuy.event.type", envelope.Type)
            .SetTag("reversebuy.correlation", envelope.Correlation);
    }

    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }
}
