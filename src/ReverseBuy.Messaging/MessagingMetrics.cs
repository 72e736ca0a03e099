using System.Diagnostics.Metrics;
using ReverseBuy.Catalogue;
using ReverseBuy.Diagnostics;

namespace ReverseBuy.Messaging;

/// <summary>What messaging counts. Listed in <c>docs/telemetry.md</c>.</summary>
internal sealed class MessagingMetrics : IDisposable
{
    public const string Done = "done";
    public const string Elsewhere = "elsewhere";
    public const string Resting = "resting";
    public const string Failed = "failed";
    public const string GivenUp = "given_up";
    public const string Lost = "lost";
    public const string Parked = "parked";
    public const string Promised = "promised";
    public const string Repeated = "repeated";
    public const string Stopped = "stopped";
    public const string Unavailable = "unavailable";
    public const string Unknown = "unknown_account";

    private const string Marketplace = "reversebuy.marketplace";
    private const string Result = "reversebuy.result";

    private readonly Meter _meter = new(ReverseBuyDiagnostics.MessagingName, ReverseBuyDiagnostics.VersionOf(typeof(MessagingMetrics)));
    private readonly Counter<long> _published;
    private readonly Counter<long> _parked;
    private readonly Histogram<double> _lag;
    private readonly Histogram<double> _handling;
    private readonly Counter<long> _runs;
    private readonly Counter<long> _longRuns;
    private readonly Counter<long> _parkedTimers;
    private readonly Histogram<double> _timerLag;
    private readonly Counter<long> _pruned;
    private readonly Counter<long> _rings;
    private readonly Histogram<double> _following;
    private readonly Counter<long> _pulled;
    private readonly Counter<long> _asked;

    public MessagingMetrics()
    {
        _published = _meter.CreateCounter<long>("reversebuy.messaging.published_events", "{event}", "Tries to publish an event, by result.");
        _parked = _meter.CreateCounter<long>("reversebuy.messaging.parked_events", "{event}", "Events that failed too often and wait for a person.");
        _lag = _meter.CreateHistogram<double>("reversebuy.messaging.outbox.lag", "s", "How old an event was when it was published.", advice: HistogramAdvice.Lags);
        _handling = _meter.CreateHistogram<double>("reversebuy.messaging.handler.duration", "s", "How long a handler took, by handler and result.", advice: HistogramAdvice.Quick);
        _parkedTimers = _meter.CreateCounter<long>("reversebuy.messaging.parked_timers", "{timer}", "Timers that failed too often and wait for a person.");
        _timerLag = _meter.CreateHistogram<double>("reversebuy.messaging.timer.lag", "s", "How long after its moment a timer was fired, by timer and result.", advice: HistogramAdvice.Lags);
        _pruned = _meter.CreateCounter<long>("reversebuy.messaging.pruned_rows", "{row}", "Rows that were kept long enough and are deleted.");
        _rings = _meter.CreateCounter<long>("reversebuy.messaging.doorbell_rings", "{ring}", "Rows of the doorbell between processes that were written, by result.");
        _following = _meter.CreateHistogram<double>("reversebuy.messaging.received.lag", "s", "How long after it came a message of a marketplace was followed, by marketplace and result.", advice: HistogramAdvice.Lags);
        _pulled = _meter.CreateCounter<long>("reversebuy.messaging.feed_messages", "{message}", "Messages that feeds told, by marketplace and result.");
        _asked = _meter.CreateCounter<long>("reversebuy.messaging.change_questions", "{question}", "Questions for what changed, by marketplace, way and result.");
        _longRuns = _meter.CreateCounter<long>("reversebuy.messaging.long_runs", "{run}", "Runs of background workers that took longer than 5 seconds, by worker.");
        _runs = _meter.CreateCounter<long>("reversebuy.messaging.worker_runs", "{run}", "Runs of background workers, by worker and result.");
    }

    public void Published(TimeSpan age)
    {
        _published.Add(1, Tag(Result, Done));
        _lag.Record(age.TotalSeconds);
    }

    public void PublishingFailed(bool isParked)
    {
        _published.Add(1, Tag(Result, isParked ? Parked : Failed));
        if (isParked)
        {
            _parked.Add(1);
        }
    }

    public void BusUnavailable() => _published.Add(1, Tag(Result, Unavailable));

    public void Handled(string handler, string result, TimeSpan duration) =>
        _handling.Record(duration.TotalSeconds, Tag("reversebuy.handler", handler), Tag(Result, result));

    public void Fired(string timer, string result, TimeSpan lag)
    {
        _timerLag.Record(lag.TotalSeconds, Tag("reversebuy.timer", timer), Tag(Result, result));
        if (result == Parked)
        {
            _parkedTimers.Add(1);
        }
    }

    public void Pruned(int rows) => _pruned.Add(rows);

    public void Rang(string result, int rings) => _rings.Add(rings, Tag(Result, result));

    public void Ran(string worker, string result) => _runs.Add(1, Tag("reversebuy.worker", worker), Tag(Result, result));

    public void RanLong(string worker) => _longRuns.Add(1, Tag("reversebuy.worker", worker));

    public void Followed(MarketplaceId marketplace, string result, TimeSpan lag) =>
        _following.Record(lag.TotalSeconds, Tag(Marketplace, marketplace.Value), Tag(Result, result));

    public void Pulled(MarketplaceId marketplace, string result, int messages)
    {
        if (messages > 0)
        {
            _pulled.Add(messages, Tag(Marketplace, marketplace.Value), Tag(Result, result));
        }
    }

    public void Asked(MarketplaceId marketplace, string way, string result) =>
        _asked.Add(1, Tag(Marketplace, marketplace.Value), Tag("reversebuy.way", way), Tag(Result, result));

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
