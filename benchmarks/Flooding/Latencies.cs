using System.Collections.Concurrent;

namespace ReverseBuy.Flooding;

/// <summary>How long something took, again and again. Thread-safe.</summary>
internal sealed class Latencies
{
    private readonly ConcurrentQueue<TimeSpan> _all = new();

    public int Count => _all.Count;

    public void Add(TimeSpan latency) => _all.Enqueue(latency);

    /// <summary>The latency that so large a share stays within.</summary>
    public TimeSpan At(double share)
    {
        var sorted = _all.Order().ToArray();
        return sorted.Length == 0 ? TimeSpan.Zero : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
    }
}
