using System.Diagnostics.Metrics;
using ReverseBuy.Catalogue;
using ReverseBuy.Diagnostics;

namespace ReverseBuy.Inventory;

/// <summary>What the shadow inventory counts.</summary>
internal sealed class InventoryMetrics : IDisposable
{
    private readonly Meter _meter = new(ReverseBuyDiagnostics.InventoryName, ReverseBuyDiagnostics.VersionOf(typeof(InventoryMetrics)));
    private readonly Counter<long> _reads;
    private readonly Counter<long> _verifiedLines;
    private readonly Histogram<double> _verificationDuration;
    private readonly Counter<long> _holdConflicts;

    public InventoryMetrics()
    {
        _reads = _meter.CreateCounter<long>("reversebuy.inventory.reads", "{read}", "Browse reads, by the tier that answered.");
        _verifiedLines = _meter.CreateCounter<long>("reversebuy.inventory.verified_lines", "{line}", "Verified lines, by their difference.");
        _verificationDuration = _meter.CreateHistogram<double>("reversebuy.inventory.verification.duration", "s", "How long a verification took.");
        _holdConflicts = _meter.CreateCounter<long>("reversebuy.inventory.hold_conflicts", "{conflict}", "SKUs of which too little was sellable, by marketplace.");
    }

    public void Hit(HitTier tier) => _reads.Add(1, new KeyValuePair<string, object?>("reversebuy.tier", NameOf(tier)));

    public void Verified(Verification verification, TimeSpan duration)
    {
        _verificationDuration.Record(duration.TotalSeconds);
        foreach (var line in verification.Lines)
        {
            _verifiedLines.Add(1, new KeyValuePair<string, object?>("reversebuy.difference", line.Difference.GetType().Name));
        }
    }

    public void HoldRefused(MarketplaceId marketplace) =>
        _holdConflicts.Add(1, new KeyValuePair<string, object?>("reversebuy.marketplace", marketplace.Value));

    public void Dispose() => _meter.Dispose();

    private static string NameOf(HitTier tier) => tier switch
    {
        HitTier.Memory => "memory",
        HitTier.Store => "store",
        _ => "upstream",
    };
}
