using System.Diagnostics;
using System.Diagnostics.Metrics;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory.Searching;

/// <summary>A search that is being measured. Used by one caller.</summary>
internal sealed class MeasuredSearch(Counter<long> answers, Histogram<double> durations, TimeProvider time, Activity? activity) : IDisposable
{
    private readonly long _started = time.GetTimestamp();
    private int _found;

    public void Answered(MarketplaceSearchAnswer answer)
    {
        _found += answer is MarketplaceSearchAnswer.Found ? 1 : 0;
        answers.Add(1, new("reversebuy.marketplace", answer.Marketplace.Value), new("reversebuy.outcome", OutcomeOf(answer)));
    }

    /// <summary>Everybody is answered for. Whoever stopped reading before has not seen how long it takes.</summary>
    public void Done()
    {
        durations.Record(time.GetElapsedTime(_started).TotalSeconds);
        activity?.SetTag("reversebuy.found", _found);
    }

    public void Dispose() => activity?.Dispose();

    private static string OutcomeOf(MarketplaceSearchAnswer answer) =>
        answer is MarketplaceSearchAnswer.Failed failed ? failed.Kind.ToString() : answer.GetType().Name;
}
