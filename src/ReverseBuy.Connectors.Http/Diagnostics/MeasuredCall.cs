using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ReverseBuy.Connectors.Http;

/// <summary>A call that is being measured. Of a failure only its kind, the platform's code and the id of the request are noted, never its words.</summary>
internal sealed class MeasuredCall(Histogram<double> durations, Activity? activity, TimeProvider time, KeyValuePair<string, object?>[] tags) : IDisposable
{
    private readonly long _started = time.GetTimestamp();

    public void Done() => Note(ConnectorTelemetry.Done);

    public void Failed(Exception exception)
    {
        var outcome = exception switch
        {
            MarketplaceException refusal => ConnectorTelemetry.NameOf(refusal.Kind),
            OperationCanceledException => "given-up",
            _ => "failed",
        };
        if (exception is MarketplaceException { RequestId: { } request })
        {
            activity?.SetTag("reversebuy.request.id", request);
        }

        activity?.SetStatus(ActivityStatusCode.Error);
        Note(outcome);
    }

    public void Dispose() => activity?.Dispose();

    private void Note(string outcome)
    {
        activity?.SetTag("reversebuy.outcome", outcome);
        durations.Record(time.GetElapsedTime(_started).TotalSeconds, [.. tags, new("reversebuy.outcome", outcome)]);
    }
}
