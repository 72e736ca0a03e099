using System.Diagnostics.Metrics;
using ReverseBuy.Diagnostics;

namespace ReverseBuy.Inventory.Verifying;

/// <summary>What asking live counts, on the meter of the feature. Thread-safe.</summary>
internal sealed class VerificationMetrics
{
    private readonly Counter<long> _lines;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _age;
    private readonly Counter<long> _browsed;
    private readonly Counter<long> _quotes;
    private readonly Histogram<double> _quotesDuration;

    public VerificationMetrics(InventoryMetrics inventory)
    {
        var meter = inventory.Meter;
        _lines = meter.CreateCounter<long>("reversebuy.inventory.verified_lines", "{line}", "Verified lines, by their difference.");
        _duration = meter.CreateHistogram<double>("reversebuy.inventory.verification.duration", "s", "How long a verification took.", advice: HistogramAdvice.Calls);
        _age = meter.CreateHistogram<double>("reversebuy.inventory.snapshot.age_at_order", "s", "How old the snapshot of a listing was when it was ordered.", advice: HistogramAdvice.Ages);
        _browsed = meter.CreateCounter<long>("reversebuy.inventory.ordered_lines", "{line}", "Ordered lines, by what their snapshot was wrong about.");
        _quotes = meter.CreateCounter<long>("reversebuy.inventory.quotes", "{quote}", "Offers asked for a quote, by what became of it.");
        _quotesDuration = meter.CreateHistogram<double>("reversebuy.inventory.quotes.duration", "s", "How long a comparison of suppliers took.", advice: HistogramAdvice.Calls);
    }

    public void Verified(Verification verification, VerificationOccasion occasion, TimeSpan duration)
    {
        var tag = new KeyValuePair<string, object?>("reversebuy.occasion", NameOf(occasion));
        _duration.Record(duration.TotalSeconds, tag);
        foreach (var line in verification.Lines)
        {
            _lines.Add(1, Difference(line.Difference), tag);
        }
    }

    public void Browsed(TimeSpan age, IEnumerable<SnapshotMismatch> lines)
    {
        _age.Record(age.TotalSeconds);
        foreach (var mismatch in lines)
        {
            _browsed.Add(1, new KeyValuePair<string, object?>("reversebuy.mismatch", NameOf(mismatch)));
        }
    }

    public void Quoted(SupplierComparison comparison, TimeSpan duration)
    {
        _quotesDuration.Record(duration.TotalSeconds);
        foreach (var quote in comparison.Ranked.Concat(comparison.OtherCurrencies))
        {
            _quotes.Add(1, new KeyValuePair<string, object?>("reversebuy.outcome", quote.Total is null ? "WithoutFreight" : "Quoted"));
        }

        foreach (var unquoted in comparison.Unquoted)
        {
            _quotes.Add(1, new KeyValuePair<string, object?>("reversebuy.outcome", unquoted.Why.GetType().Name));
        }
    }

    private static KeyValuePair<string, object?> Difference(LineDifference difference) => new("reversebuy.difference", difference.GetType().Name);

    private static string NameOf(VerificationOccasion occasion) => occasion == VerificationOccasion.Purchase ? "purchase" : "order";

    private static string NameOf(SnapshotMismatch mismatch) => mismatch switch
    {
        SnapshotMismatch.Listing => "listing",
        SnapshotMismatch.Sku => "sku",
        SnapshotMismatch.Stock => "stock",
        SnapshotMismatch.Rule => "rule",
        SnapshotMismatch.Price => "price",
        _ => "none",
    };
}
