namespace ReverseBuy.Messaging.Scheduling;

/// <summary>One worker of one tenant: idle, queued or running, with a timer for when it is due. Thread-safe.</summary>
internal sealed class WorkSlot : IDisposable
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly Action<WorkSlot> _enqueue;
    private readonly TimeSpan _longestWait;
    private readonly ITimer _timer;
    private bool _isQueued;
    private bool _isRunning;
    private bool _isRungAgain;
    private DateTimeOffset? _due;

    /// <param name="tenant">The tenant.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="longestWait">After how long it looks unasked: other processes ring no bell that is heard here.</param>
    /// <param name="time">The clock.</param>
    /// <param name="enqueue">Puts it into the queue.</param>
    public WorkSlot(TenantId tenant, string worker, TimeSpan longestWait, TimeProvider time, Action<WorkSlot> enqueue)
    {
        Tenant = tenant;
        Worker = worker;
        _longestWait = longestWait;
        _time = time;
        _enqueue = enqueue;
        using (SuppressFlow())
        {
            _timer = time.CreateTimer(static slot => ((WorkSlot)slot!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public TenantId Tenant { get; }

    public string Worker { get; }

    /// <summary>How often it failed in a row. Only who runs it reads or writes it.</summary>
    public int Failures { get; set; }

    /// <summary>Queues it. While it runs, however many rings there are, it is queued once, when the run ends.</summary>
    public void Ring()
    {
        lock (_lock)
        {
            if (_isRunning)
            {
                _isRungAgain = true;
            }
            else if (!_isQueued)
            {
                Queue();
            }
        }
    }

    /// <summary>Queues it at a moment. What is told while it runs holds beside what the run finds out: it may have read before that was committed.</summary>
    public void RingAt(DateTimeOffset due)
    {
        lock (_lock)
        {
            _due = Earlier(_due, due);
            if (!_isRunning && !_isQueued)
            {
                Rest();
            }
        }
    }

    public void Start()
    {
        lock (_lock)
        {
            _isQueued = false;
            _isRunning = true;
            _due = null;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Ends the run: back into the queue, behind all others, or to rest until it is due.</summary>
    public void Finish(DateTimeOffset? due)
    {
        lock (_lock)
        {
            _isRunning = false;
            _due = Earlier(_due, due);
            if (_isRungAgain)
            {
                Queue();
            }
            else
            {
                Rest();
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    // Who rings first is in the middle of somebody's request; the timer must not keep that one's tenant for later.
    private static AsyncFlowControl? SuppressFlow() => ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;

    private void Rest()
    {
        var wait = _due - _time.GetUtcNow() ?? _longestWait;
        if (wait <= TimeSpan.Zero)
        {
            Queue();
        }
        else
        {
            _timer.Change(wait < _longestWait ? wait : _longestWait, Timeout.InfiniteTimeSpan);
        }
    }

    private void Queue()
    {
        _isQueued = true;
        _isRungAgain = false;
        _enqueue(this);
    }
}
