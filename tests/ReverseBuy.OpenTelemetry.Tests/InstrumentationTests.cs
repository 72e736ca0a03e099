using System.Diagnostics;
using OpenTelemetry.Metrics;
using ReverseBuy.Conventions.Tests.Law.Telemetry;
using ReverseBuy.Diagnostics;
using ReverseBuy.Servers;

namespace ReverseBuy.OpenTelemetry.Tests;

/// <summary>What a host collects while an order goes its whole way is what the page says.</summary>
public sealed class InstrumentationTests
{
    // What happens to every order that is looked at, bought, stored and sent; budgets are free in a test host, and all else of the page happens when something goes wrong, or with engines that are not here.
    private static readonly string[] s_instruments =
    [
        "reversebuy.connectors.call.duration",
        "reversebuy.inventory.ordered_lines",
        "reversebuy.inventory.read.age",
        "reversebuy.inventory.reads",
        "reversebuy.inventory.snapshot.age_at_order",
        "reversebuy.inventory.verification.duration",
        "reversebuy.inventory.verified_lines",
        "reversebuy.messaging.handler.duration",
        "reversebuy.messaging.outbox.lag",
        "reversebuy.messaging.published_events",
        "reversebuy.messaging.timer.lag",
        "reversebuy.orders.counted_units",
        "reversebuy.orders.placed",
        "reversebuy.orders.purchase_steps",
    ];

    private static readonly string[] s_spans =
    [
        "reversebuy.connectors.call",
        "reversebuy.messaging.fire",
        "reversebuy.messaging.handle",
        "reversebuy.messaging.publish",
        "reversebuy.orders.purchase_step",
    ];

    private static readonly TelemetryPage s_page = TelemetryPage.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "telemetry.md")));

    [Fact]
    public async Task A_whole_order_yields_the_documented_metrics_with_the_documented_tags()
    {
        using var collected = new Collected();
        await using var host = await SoldOrder.StartHostAsync();
        await new SoldOrder(host).RunAsync();

        var metrics = collected.Metrics;
        var documented = s_page.Instruments.ToDictionary(row => row.Key.Name, row => row, StringComparer.Ordinal);

        Assert.Empty(s_instruments.Except(metrics.Select(metric => metric.Name), StringComparer.Ordinal));
        foreach (var metric in metrics)
        {
            var (row, tags) = documented[metric.Name];
            Assert.Equal((row.Section, row.Unit), (metric.MeterName, metric.Unit));
            Assert.Equal(row.Kind, metric.MetricType == MetricType.Histogram ? "histogram" : "counter");
            Assert.True(tags.SetEquals(Collected.TagsOf(metric)), $"{metric.Name} has the tags {string.Join(", ", Collected.TagsOf(metric))}.");
        }
    }

    [Fact]
    public async Task A_whole_order_yields_the_documented_spans_and_nothing_of_its_customer()
    {
        using var collected = new Collected();
        await using var host = await SoldOrder.StartHostAsync();
        await new SoldOrder(host).RunAsync();

        var spans = collected.Spans;
        var documented = s_page.Spans.ToDictionary(row => row.Key.Name, row => row, StringComparer.Ordinal);

        Assert.Empty(s_spans.Except(spans.Select(span => span.OperationName), StringComparer.Ordinal));
        foreach (var span in spans)
        {
            var (row, tags) = documented[span.OperationName];
            Assert.Equal((row.Section, row.Kind), (span.Source.Name, span.Kind.ToString().ToLowerInvariant()));
            Assert.Empty(span.TagObjects.Select(tag => tag.Key).Except(tags, StringComparer.Ordinal));
            Assert.DoesNotContain(span.TagObjects, tag => tag.Value?.ToString()?.Contains(SoldOrder.Customer.Value, StringComparison.Ordinal) == true);
        }
    }

    [Fact]
    public async Task Histograms_are_collected_in_bounds_that_fit_seconds()
    {
        using var collected = new Collected();
        await using var host = await SoldOrder.StartHostAsync();
        await new SoldOrder(host).RunAsync();

        var bounds = collected.Metrics.Where(metric => metric.MetricType == MetricType.Histogram).ToDictionary(metric => metric.Name, Collected.BoundsOf, StringComparer.Ordinal);

        Assert.Equal(HistogramAdvice.Calls.HistogramBucketBoundaries, bounds["reversebuy.connectors.call.duration"]);
        Assert.Equal(HistogramAdvice.Quick.HistogramBucketBoundaries, bounds["reversebuy.messaging.handler.duration"]);
        Assert.Equal(HistogramAdvice.Lags.HistogramBucketBoundaries, bounds["reversebuy.messaging.outbox.lag"]);
        Assert.Equal(HistogramAdvice.Ages.HistogramBucketBoundaries, bounds["reversebuy.inventory.snapshot.age_at_order"]);

        // None was left to the bounds that a collector takes of itself.
        Assert.DoesNotContain(bounds.Values, own => own.Contains(7_500));
    }

    [Fact]
    public void What_is_not_ours_is_not_collected()
    {
        using var collected = new Collected();
        using var source = new ActivitySource("ReverseBuyer.Orders", "1");
        using var own = new ActivitySource(ReverseBuyDiagnostics.OrdersName, "1");

        Assert.Null(source.StartActivity("reversebuyer.orders.look"));
        Assert.NotNull(own.StartActivity("reversebuy.orders.look"));
    }
}
