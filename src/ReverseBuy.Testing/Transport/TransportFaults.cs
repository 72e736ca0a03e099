namespace ReverseBuy.Testing;

/// <summary>
/// Stands between a host's HTTP clients and the network, behind all their handlers: lets calls go wrong, and counts them. Add it with
/// <see cref="TransportFaultsServiceCollectionExtensions.AddTransportFaults"/>. Thread-safe.
/// </summary>
public sealed class TransportFaults
{
    private readonly Lock _lock = new();
    private readonly Queue<TransportFault> _next = new();
    private TaskCompletionSource _stalled = NewSource();
    private int _attempts;
    private int _arrived;

    /// <summary>How many calls were begun, whatever became of them.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

    /// <summary>How many of them arrived at the other side.</summary>
    public int Arrived => Volatile.Read(ref _arrived);

    /// <summary>Ends when a call stands still in <see cref="TransportFault.NoAnswer"/>.</summary>
    public Task Stalled
    {
        get
        {
            lock (_lock)
            {
                return _stalled.Task;
            }
        }
    }

    /// <summary>Lets calls go wrong, after those that are to go wrong already.</summary>
    /// <param name="fault">How.</param>
    /// <param name="times">How many calls; at least 1.</param>
    public void Next(TransportFault fault, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        lock (_lock)
        {
            for (var time = 0; time < times; time++)
            {
                _next.Enqueue(fault);
            }
        }
    }

    /// <summary>Lets all further calls pass.</summary>
    public void Calm()
    {
        lock (_lock)
        {
            _next.Clear();
            _stalled = NewSource();
        }
    }

    internal TransportFault? Begin()
    {
        Interlocked.Increment(ref _attempts);
        lock (_lock)
        {
            return _next.TryDequeue(out var fault) ? fault : null;
        }
    }

    internal void Arrive() => Interlocked.Increment(ref _arrived);

    internal void Stall()
    {
        lock (_lock)
        {
            _stalled.TrySetResult();
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
