namespace ReverseBuy.Messaging.Tests.Support;

/// <summary>A doorbell between processes that can be out of reach, and that can be held up.</summary>
internal sealed class BrittleDoorbells(IDoorbellStore inner) : IDoorbellStore
{
    private readonly List<(IReadOnlyCollection<DoorbellRing> Rings, IReadOnlyCollection<DoorbellRing> Answered)> _writes = [];

    public bool IsGone { get; set; }

    /// <summary>Ends when writes may go on; they do unless a test says otherwise.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>What was written, also when it could not be.</summary>
    public IReadOnlyList<(IReadOnlyCollection<DoorbellRing> Rings, IReadOnlyCollection<DoorbellRing> Answered)> Writes
    {
        get
        {
            lock (_writes)
            {
                return [.. _writes];
            }
        }
    }

    public async ValueTask WriteAsync(IReadOnlyCollection<DoorbellRing> rings, IReadOnlyCollection<DoorbellRing> answered, CancellationToken cancellationToken)
    {
        lock (_writes)
        {
            _writes.Add((rings, answered));
        }

        await Gate.WaitAsync(cancellationToken);
        ThrowIfGone();
        await inner.WriteAsync(rings, answered, cancellationToken);
    }

    public ValueTask<IReadOnlyList<DoorbellRing>> ListDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        ThrowIfGone();
        return inner.ListDueAsync(now, cancellationToken);
    }

    public ValueTask<int> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        ThrowIfGone();
        return inner.PruneAsync(before, cancellationToken);
    }

    private void ThrowIfGone()
    {
        if (IsGone)
        {
            throw new IOException("jane@example.com");
        }
    }
}
