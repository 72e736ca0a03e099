using System.Text.Json;
using ReverseBuy.OrderLoad.Driving;

namespace ReverseBuy.OrderLoad.Reporting;

/// <summary>What was measured, for programs.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Write(LoadResult result) => JsonSerializer.Serialize(
        new
        {
            result.Durability,
            result.Settings.Tenants,
            result.Settings.Concurrency,
            result.Settings.Seed,
            Seconds = result.Elapsed.TotalSeconds,
            result.Delivered,
            result.OrdersPerSecond,
            result.CommitsPerOrder,
            CommitsPerOrderByKind = result.CommitsPerOrderByKind.ToDictionary(each => each.Kind, each => each.PerOrder),
            result.RateRatio,
            RecordedSeconds = result.Recorded.TotalSeconds,
            ReplayedSeconds = result.Replayed.Elapsed.TotalSeconds,
            ReplayedStatements = result.Replayed.Statements,
            ReplayFailures = result.Replayed.Failures,
            result.Memory.Last.WorkingSet,
            WorkingSetPerMinute = result.Memory.SlopePerMinute(sample => sample.WorkingSet),
            HeapPerMinute = result.Memory.SlopePerMinute(sample => sample.Heap),
            Steps = Enum.GetValues<Step>().ToDictionary(
                step => step.ToString(), step => new { P50Milliseconds = result.Times.At(step, 50).TotalMilliseconds, P99Milliseconds = result.Times.At(step, 99).TotalMilliseconds }),
        },
        s_options);
}
