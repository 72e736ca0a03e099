using System.Diagnostics.Metrics;
using ReverseBuy.Catalogue;
using ReverseBuy.Diagnostics;

namespace ReverseBuy.AspNetCore.Callbacks;

/// <summary>What is measured of callbacks.</summary>
internal sealed class CallbackMetrics : IDisposable
{
    public const string Expired = "expired";

    private const string Result = "reversebuy.result";

    private readonly Meter _meter = new(ReverseBuyDiagnostics.CallbacksName, ReverseBuyDiagnostics.VersionOf(typeof(CallbackMetrics)));
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _replayed;

    public CallbackMetrics()
    {
        _duration = _meter.CreateHistogram<double>("reversebuy.callbacks.duration", "s", "How long a callback took to be answered, by marketplace and result.", advice: HistogramAdvice.Quick);
        _replayed = _meter.CreateCounter<long>("reversebuy.callbacks.replayed", "{callback}", "Callbacks that left the spool, by result.");
    }

    public static string NameOf(CallbackOutcome outcome) => outcome switch
    {
        CallbackOutcome.Stored => "stored",
        CallbackOutcome.Repeated => "repeated",
        CallbackOutcome.NotFollowed => "not_followed",
        CallbackOutcome.Unreadable => "unreadable",
        CallbackOutcome.Spooled => "spooled",
        CallbackOutcome.Forged => "forged",
        CallbackOutcome.UnknownAccount => "unknown_account",
        CallbackOutcome.Unavailable => "unavailable",
        CallbackOutcome.TooLarge => "too_large",
        CallbackOutcome.Truncated => "truncated",
        _ => "unknown_registration",
    };

    public void Received(MarketplaceId? marketplace, CallbackOutcome outcome, TimeSpan duration) =>
        _duration.Record(duration.TotalSeconds, new("reversebuy.marketplace", marketplace?.Value ?? "none"), new(Result, NameOf(outcome)));

    public void Replayed(string result) => _replayed.Add(1, new KeyValuePair<string, object?>(Result, result));

    public void Dispose() => _meter.Dispose();
}
