namespace ReverseBuy.Messaging.Scheduling;

/// <summary>What is to be written to the doorbell of all processes: of each worker the earliest ring. Thread-safe.</summary>
internal sealed class PendingRings
{
    private readonly Lock _lock = new();
    private Dictionary<(TenantId Tenant, string Worker), DoorbellRing> _rings = [];
    private HashSet<DoorbellRing> _answered = [];
    private TaskCompletionSource _any = NewSignal();

    public void Add(DoorbellRing ring)
    {
        lock (_lock)
        {
            if (!_rings.TryGetValue((ring.Tenant, ring.Worker), out var other) || ring.DueAt < other.DueAt)
            {
                _rings[(ring.Tenant, ring.Worker)] = ring;
            }

            _any.TrySetResult();
        }
    }

    public void Answer(DoorbellRing heard)
    {
        lock (_lock)
        {
            _answered.Add(heard);
            _any.TrySetResult();
        }
    }

    /// <summary>Waits until there is something to write.</summary>
    public Task WhenAnyAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _any.Task.WaitAsync(cancellationToken);
        }
    }

    public (IReadOnlyCollection<DoorbellRing> Rings, IReadOnlyCollection<DoorbellRing> Answered) Take()
    {
        lock (_lock)
        {
            var batch = (_rings.Values, _answered);
            (_rings, _answered, _any) = ([], [], NewSignal());
            return batch;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
