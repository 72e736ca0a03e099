using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ReverseBuy.OpenTelemetry.Tests;

/// <summary>What arrives at a host's collector, set up as a host sets it up.</summary>
internal sealed class Collected : IDisposable
{
    private readonly List<Activity> _spans = [];
    private readonly List<Metric> _metrics = [];
    private readonly TracerProvider _tracing;
    private readonly MeterProvider _metering;

    public Collected()
    {
        _tracing = Sdk.CreateTracerProviderBuilder().AddReverseBuyInstrumentation().SetSampler(new AlwaysOnSampler()).AddInMemoryExporter(_spans).Build();
        _metering = Sdk.CreateMeterProviderBuilder().AddReverseBuyInstrumentation().AddInMemoryExporter(_metrics).Build();
    }

    public IReadOnlyList<Activity> Spans
    {
        get
        {
            _tracing.ForceFlush();
            return [.. _spans];
        }
    }

    public IReadOnlyList<Metric> Metrics
    {
        get
        {
            _metrics.Clear();
            _metering.ForceFlush();
            return [.. _metrics];
        }
    }

    /// <summary>The tags that a metric was recorded with.</summary>
    public static IReadOnlySet<string> TagsOf(Metric metric)
    {
        var tags = new HashSet<string>(StringComparer.Ordinal);
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            foreach (var tag in point.Tags)
            {
                tags.Add(tag.Key);
            }
        }

        return tags;
    }

    /// <summary>The bounds of a histogram, without the last, which is endless.</summary>
    public static IReadOnlyList<double> BoundsOf(Metric metric)
    {
        var bounds = new List<double>();
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            bounds.Clear();
            foreach (var bucket in point.GetHistogramBuckets())
            {
                bounds.Add(bucket.ExplicitBound);
            }
        }

        return bounds.GetRange(0, bounds.Count - 1);
    }

    public void Dispose()
    {
        _tracing.Dispose();
        _metering.Dispose();
    }
}
