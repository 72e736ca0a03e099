using System.Threading.Channels;
using ReverseBuy.Inventory;

namespace ReverseBuy.Redis.Tests.Support;

/// <summary>What a node heard, in the order in which it heard it.</summary>
internal sealed class HeardNews : ISnapshotListener
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Channel<(SnapshotKey Key, DateTimeOffset Before)> _outOfDate = Channel.CreateUnbounded<(SnapshotKey, DateTimeOffset)>();
    private readonly Channel<bool> _lost = Channel.CreateUnbounded<bool>();

    public int Waiting => _outOfDate.Reader.Count;

    public void OutOfDate(SnapshotKey key, DateTimeOffset before) => _outOfDate.Writer.TryWrite((key, before));

    public void NewsLost() => _lost.Writer.TryWrite(true);

    public async Task<(SnapshotKey Key, DateTimeOffset Before)> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await _outOfDate.Reader.ReadAsync(patience.Token);
    }

    public async Task LostAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _lost.Reader.ReadAsync(patience.Token);
    }
}
