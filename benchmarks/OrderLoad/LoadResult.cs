using ReverseBuy.OrderLoad.Measuring;
using ReverseBuy.OrderLoad.Recording;

namespace ReverseBuy.OrderLoad;

/// <summary>What a run measured.</summary>
/// <param name="Durability">How durable the server is, as it says itself.</param>
/// <param name="Settings">What was asked for.</param>
/// <param name="Elapsed">How long orders took in all, those at the end included.</param>
/// <param name="Delivered">How many orders were delivered.</param>
/// <param name="Commits">How many transactions that write were committed in the agents' databases.</param>
/// <param name="Times">The steps.</param>
/// <param name="Memory">The memory.</param>
/// <param name="Kinds">Of what kinds the commits were while statements were recorded.</param>
/// <param name="Recorded">How long statements were recorded.</param>
/// <param name="Replayed">How it went to send them once more.</param>
internal sealed record LoadResult(
    string Durability,
    LoadSettings Settings,
    TimeSpan Elapsed,
    int Delivered,
    long Commits,
    StepTimes Times,
    MemorySamples Memory,
    IReadOnlyDictionary<string, int> Kinds,
    TimeSpan Recorded,
    ReplayResult Replayed)
{
    public double OrdersPerSecond => Delivered / Elapsed.TotalSeconds;

    public double CommitsPerOrder => (double)Commits / Delivered;

    /// <summary>Commits per order of each kind, the most frequent first: its share of the commits that were recorded, of all of them.</summary>
    public IEnumerable<(string Kind, double PerOrder)> CommitsPerOrderByKind =>
        Kinds.OrderByDescending(kind => kind.Value).Select(kind => (kind.Key, CommitsPerOrder * kind.Value / Kinds.Values.Sum()));

    /// <summary>Our rate in that of the statements alone.</summary>
    public double RateRatio => Replayed.Elapsed / Recorded;
}
