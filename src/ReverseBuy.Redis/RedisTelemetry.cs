using System.Diagnostics.Metrics;
using ReverseBuy.Diagnostics;

namespace ReverseBuy.Redis;

/// <summary>What is measured of Redis. Listed in <c>docs/telemetry.md</c>.</summary>
internal sealed class RedisTelemetry : IDisposable
{
    public const string Done = "done";

    private readonly Meter _meter = new(ReverseBuyDiagnostics.RedisName, ReverseBuyDiagnostics.VersionOf(typeof(RedisTelemetry)));
    private readonly Histogram<double> _questions;
    private readonly Counter<long> _changes;

    public RedisTelemetry()
    {
        _questions = _meter.CreateHistogram<double>("reversebuy.redis.question.duration", "s", "How long questions to Redis took, by purpose and result.", advice: HistogramAdvice.Quick);
        _changes = _meter.CreateCounter<long>("reversebuy.redis.changes", "{change}", "How often Redis was left alone for not answering, and came back.");
    }

    public void Asked(string purpose, string result, TimeSpan duration) =>
        _questions.Record(duration.TotalSeconds, new("reversebuy.purpose", purpose), new("reversebuy.result", result));

    public void Changed(string state) => _changes.Add(1, new KeyValuePair<string, object?>("reversebuy.state", state));

    public void Dispose() => _meter.Dispose();
}
