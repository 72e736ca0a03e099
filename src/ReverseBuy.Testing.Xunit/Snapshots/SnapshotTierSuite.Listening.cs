using ReverseBuy.Inventory;
using ReverseBuy.Testing.Snapshots.Tiers;

namespace ReverseBuy.Testing;

public abstract partial class SnapshotTierSuite
{
    private int _probes;

    /// <summary>A tier may begin to listen later than it is asked to: the other node tells of something until it is heard.</summary>
    private async Task<IDisposable> ListenAsync(ISnapshotTier tier, HeardNews heard, ISnapshotTier other)
    {
        var subscription = tier.Subscribe(heard);
        await ProbeAsync(heard, other);
        return subscription;
    }

    /// <summary>Fails when more was heard than was taken. What a node told before something that was heard is thought to have been heard too.</summary>
    private async Task AssertNothingMoreAsync(HeardNews heard, ISnapshotTier other)
    {
        await ProbeAsync(heard, other);
        Assert.Equal(0, heard.Waiting);
    }

    private async Task ProbeAsync(HeardNews heard, ISnapshotTier other)
    {
        var probe = heard.Probe(++_probes);
        using var patience = new CancellationTokenSource(Patience);
        for (var tick = 0; !heard.HasHeardProbe; tick++)
        {
            Assert.False(patience.IsCancellationRequested, "What another node shared was not heard.");
            await SaveAsync(other, Titled(probe, seconds: tick));
            await Task.Yield();
        }
    }
}
