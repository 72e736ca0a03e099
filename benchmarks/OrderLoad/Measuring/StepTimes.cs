using System.Diagnostics;
using HdrHistogram;
using ReverseBuy.OrderLoad.Driving;

namespace ReverseBuy.OrderLoad.Measuring;

/// <summary>How long each step takes, in microseconds to three digits. Thread-safe.</summary>
internal sealed class StepTimes
{
    private static readonly long Longest = (long)TimeSpan.FromMinutes(10).TotalMicroseconds;
    private readonly Dictionary<Step, HistogramBase> _times = Enum.GetValues<Step>().ToDictionary(step => step, _ => (HistogramBase)new LongConcurrentHistogram(1, Longest, 3));

    public async Task MeasureAsync(Step step, Func<Task> work) => await MeasureAsync(step, async () =>
    {
        await work();
        return true;
    });

    public async Task<T> MeasureAsync<T>(Step step, Func<Task<T>> work)
    {
        var started = Stopwatch.GetTimestamp();
        var result = await work();
        _times[step].RecordValue(Math.Clamp((long)Stopwatch.GetElapsedTime(started).TotalMicroseconds, 1, Longest));
        return result;
    }

    /// <summary>The time that this share of the steps took at most.</summary>
    public TimeSpan At(Step step, double percentile) => TimeSpan.FromMicroseconds(_times[step].GetValueAtPercentile(percentile));
}
