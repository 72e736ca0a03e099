using System.Threading.Channels;
using ReverseBuy.Inventory;

namespace ReverseBuy.Testing.Snapshots.Tiers;

/// <summary>What a node heard, in the order in which it heard it; news of probes apart. Thread-safe.</summary>
internal sealed class HeardNews(TimeSpan patience) : ISnapshotListener
{
    private const string Probes = "probe-";

    private readonly Channel<(SnapshotKey Key, DateTimeOffset Before)> _outOfDate = Channel.CreateUnbounded<(SnapshotKey, DateTimeOffset)>();
    private volatile string? _probe;
    private volatile bool _hasHeardProbe;

    public int Waiting => _outOfDate.Reader.Count;

    public bool HasHeardProbe => _hasHeardProbe;

    /// <summary>A key whose news tell nothing but that news come.</summary>
    public SnapshotKey Probe(int number)
    {
        _probe = $"{Probes}{number}";
        _hasHeardProbe = false;
        return Samples.Key(Samples.Anna, _probe);
    }

    public void OutOfDate(SnapshotKey key, DateTimeOffset before)
    {
        if (key.Listing.Value.StartsWith(Probes, StringComparison.Ordinal))
        {
            if (key.Listing.Value == _probe)
            {
                _hasHeardProbe = true;
            }
        }
        else
        {
            _outOfDate.Writer.TryWrite((key, before));
        }
    }

    public void NewsLost()
    {
        // It tells a node to look again, which a test does anyway.
    }

    /// <summary>The next news, once there are as many.</summary>
    public async Task<IReadOnlyList<(SnapshotKey Key, DateTimeOffset Before)>> TakeAsync(int count)
    {
        var news = new List<(SnapshotKey, DateTimeOffset)>();
        using var waiting = new CancellationTokenSource(patience);
        while (news.Count < count)
        {
            try
            {
                news.Add(await _outOfDate.Reader.ReadAsync(waiting.Token));
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Of {count} news of another node {news.Count} were heard.");
            }
        }

        return news;
    }
}
