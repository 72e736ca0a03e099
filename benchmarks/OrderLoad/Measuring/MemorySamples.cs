namespace ReverseBuy.OrderLoad.Measuring;

/// <summary>How much memory the process takes over time. For one caller at a time.</summary>
internal sealed class MemorySamples
{
    private readonly List<MemorySample> _samples = [];

    public void Take(TimeSpan at) => _samples.Add(new MemorySample(at, Environment.WorkingSet, GC.GetTotalMemory(forceFullCollection: false)));

    /// <summary>By how many bytes a minute a series rises, on the line that lies nearest to the samples of the second half: the first half is the process getting warm.</summary>
    public double SlopePerMinute(Func<MemorySample, long> series)
    {
        var late = _samples.Skip(_samples.Count / 2).Select(sample => (X: sample.At.TotalMinutes, Y: (double)series(sample))).ToList();
        if (late.Count < 2)
        {
            return 0;
        }

        var (x, y) = (late.Average(each => each.X), late.Average(each => each.Y));
        return late.Sum(each => (each.X - x) * (each.Y - y)) / late.Sum(each => (each.X - x) * (each.X - x));
    }

    public MemorySample Last => _samples[^1];
}
