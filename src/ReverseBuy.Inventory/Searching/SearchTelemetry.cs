using System.Diagnostics;
using System.Diagnostics.Metrics;
using ReverseBuy.Catalogue;
using ReverseBuy.Diagnostics;

namespace ReverseBuy.Inventory.Searching;

/// <summary>What is measured of searches at several marketplaces. Thread-safe. What was looked for is noted nowhere: it may tell of a person.</summary>
internal sealed class SearchTelemetry : IDisposable
{
    private readonly ActivitySource _source = new(ReverseBuyDiagnostics.InventoryName, ReverseBuyDiagnostics.VersionOf(typeof(SearchTelemetry)));
    private readonly Counter<long> _answers;
    private readonly Histogram<double> _duration;
    private readonly TimeProvider _time;

    public SearchTelemetry(InventoryMetrics inventory, TimeProvider time)
    {
        _answers = inventory.Meter.CreateCounter<long>(
            "reversebuy.inventory.search.answers", "{answer}", "Answers to searches at several marketplaces, by what became of each.");
        _duration = inventory.Meter.CreateHistogram<double>("reversebuy.inventory.search.duration", "s", "How long a search at several marketplaces took.", advice: HistogramAdvice.Calls);
        _time = time;
    }

    /// <summary>The source of this host alone, though other hosts have one of its name.</summary>
    public ActivitySource Source => _source;

    public MeasuredSearch Begin(TenantId tenant, int marketplaces) => new(
        _answers,
        _duration,
        _time,
        _source.StartActivity("reversebuy.inventory.search", ActivityKind.Internal)?
            .SetTag("reversebuy.tenant", tenant.Value)
            .SetTag("reversebuy.marketplaces", marketplaces));

    public void Dispose() => _source.Dispose();
}
