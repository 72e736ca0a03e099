using System.Globalization;
using System.Text;
using ReverseBuy.OrderLoad.Driving;

namespace ReverseBuy.OrderLoad.Reporting;

/// <summary>The tables that stand in benchmarks/results/order-load.md.</summary>
internal static class MarkdownTable
{
    private const double MegaByte = 1024 * 1024;

    public static string Write(LoadResult result)
    {
        var text = new StringBuilder();
        Line(text, $"{result.Durability}. {result.Settings.Tenants} agents, {result.Settings.Concurrency} orders under way at once, {result.Settings.Duration.TotalMinutes:0.#} minutes, seed {result.Settings.Seed}.");
        Line(text, $"");
        Line(text, $"| What | Measured | Aim |");
        Line(text, $"|---|--:|--:|");
        Line(text, $"| Orders delivered | {result.Delivered} | |");
        Line(text, $"| Orders a second | {result.OrdersPerSecond:0.00} | |");
        Line(text, $"| Commits per order | {result.CommitsPerOrder:0.0} | ≤ 60 |");
        Line(text, $"| Rate, in that of the same statements by raw Npgsql | {result.RateRatio:0.00} | ≥ 0.4 |");
        Line(text, $"| Statements sent again, in {result.Recorded.TotalSeconds:0.0} s of the run and {result.Replayed.Elapsed.TotalSeconds:0.0} s without us | {result.Replayed.Statements} | |");
        Line(text, $"| Transactions of them that failed | {result.Replayed.Failures} | 0 |");
        Line(text, $"| Working set at the end, MB | {result.Memory.Last.WorkingSet / MegaByte:0} | |");
        Line(text, $"| Its slope in the second half, MB a minute | {result.Memory.SlopePerMinute(sample => sample.WorkingSet) / MegaByte:0.0} | flat |");
        Line(text, $"| Slope of the managed heap, MB a minute | {result.Memory.SlopePerMinute(sample => sample.Heap) / MegaByte:0.0} | flat |");
        Line(text, $"");
        Line(text, $"| Commits, by what they write | Per order |");
        Line(text, $"|---|--:|");
        foreach (var (kind, perOrder) in result.CommitsPerOrderByKind)
        {
            Line(text, $"| {kind} | {perOrder:0.0} |");
        }

        Line(text, $"");
        Line(text, $"| Step | p50, ms | p99, ms |");
        Line(text, $"|---|--:|--:|");
        foreach (var step in Enum.GetValues<Step>())
        {
            Line(text, $"| {step} | {result.Times.At(step, 50).TotalMilliseconds:0.0} | {result.Times.At(step, 99).TotalMilliseconds:0.0} |");
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
