using System.Diagnostics.Metrics;
using ReverseBuy.Catalogue;
using ReverseBuy.Diagnostics;
using ReverseBuy.Inventory.Refreshing;

namespace ReverseBuy.Inventory;

/// <summary>What the shadow inventory counts. Thread-safe; what nobody listens to costs a look at a flag.</summary>
internal sealed class InventoryMetrics : IDisposable
{
    private readonly Meter _meter = new(ReverseBuyDiagnostics.InventoryName, ReverseBuyDiagnostics.VersionOf(typeof(InventoryMetrics)));
    private readonly Counter<long> _reads;
    private readonly Histogram<double> _age;
    private readonly Counter<long> _joined;
    private readonly Counter<long> _refreshes;
    private readonly Counter<long> _changes;
    private readonly Counter<long> _notWritten;
    private readonly Counter<long> _tierFailures;
    private readonly Counter<long> _holdConflicts;

    public InventoryMetrics()
    {
        _reads = _meter.CreateCounter<long>("reversebuy.inventory.reads", "{read}", "Browse reads, by the tier that answered.");
        _age = _meter.CreateHistogram<double>("reversebuy.inventory.read.age", "s", "How old the snapshot was that a customer was shown.", advice: HistogramAdvice.Ages);
        _joined = _meter.CreateCounter<long>("reversebuy.inventory.joined_loads", "{read}", "Reads that waited for a load which another read had begun.");
        _refreshes = _meter.CreateCounter<long>("reversebuy.inventory.refreshes", "{refresh}", "Snapshots brought up to date in the background, by reason and outcome.");
        _changes = _meter.CreateCounter<long>("reversebuy.inventory.told_changes", "{change}", "Changes of listings that marketplaces told of.");
        _notWritten = _meter.CreateCounter<long>("reversebuy.inventory.unwritten_snapshots", "{snapshot}", "Snapshots that the tenant's database did not take.");
        _tierFailures = _meter.CreateCounter<long>("reversebuy.inventory.tier_failures", "{call}", "Calls that the snapshots which nodes share did not answer.");
        _holdConflicts = _meter.CreateCounter<long>("reversebuy.inventory.hold_conflicts", "{conflict}", "SKUs of which too little was sellable, by marketplace.");
    }

    /// <summary>The meter of the feature, for what else it measures.</summary>
    public Meter Meter => _meter;

    /// <summary>Whether anybody wants the ages of snapshots; finding one out takes a look at the clock.</summary>
    public bool WantsAges => _age.Enabled;

    public void Age(TimeSpan age) => _age.Record(age.TotalSeconds);

    public void Hit(HitTier tier)
    {
        if (_reads.Enabled)
        {
            _reads.Add(1, new KeyValuePair<string, object?>("reversebuy.tier", NameOf(tier)));
        }
    }

    public void Joined(int reads)
    {
        if (reads > 0)
        {
            _joined.Add(reads);
        }
    }

    public void Refreshed(RefreshReason reason, bool? isChanged) => Count(reason, isChanged switch { true => "changed", false => "unchanged", null => "first" });

    public void RefreshFailed(RefreshReason reason) => Count(reason, "failed");

    public void RefreshDropped(RefreshReason reason) => Count(reason, "dropped");

    public void ChangeTold() => _changes.Add(1);

    public void NotWritten(int snapshots) => _notWritten.Add(snapshots);

    public void TierFailed() => _tierFailures.Add(1);

    public void HoldRefused(MarketplaceId marketplace) =>
        _holdConflicts.Add(1, new KeyValuePair<string, object?>("reversebuy.marketplace", marketplace.Value));

    public void Dispose() => _meter.Dispose();

    private void Count(RefreshReason reason, string outcome) =>
        _refreshes.Add(1, new("reversebuy.reason", NameOf(reason)), new("reversebuy.outcome", outcome));

    private static string NameOf(HitTier tier) => tier switch
    {
        HitTier.Memory => "memory",
        HitTier.Shared => "shared",
        HitTier.Store => "store",
        _ => "upstream",
    };

    private static string NameOf(RefreshReason reason) => reason switch
    {
        RefreshReason.Intent => "intent",
        RefreshReason.Change => "change",
        RefreshReason.StaleRead => "stale_read",
        _ => "ahead",
    };
}
