namespace ReverseBuy.Messaging.Scheduling;

/// <summary>One worker of one tenant: idle, queued or running, with a timer for when it is due. Thread-safe.</summary>
internal sealed class WorkSlot : IDisposable
{
    /// <summary>So long after it was rung for it counts as active.</summary>
    internal static readonly TimeSpan Active = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly Action<WorkSlot> _enqueue;
    private readonly Action<WorkSlot> _leave;
    private readonly TimeSpan _longestWait;
    private readonly TimeSpan _keep;
    private readonly ITimer _timer;
    private readonly HashSet<DoorbellRing> _unanswered = [];
    private bool _isQueued;
    private bool _isRunning;
    private bool _isRungAgain;
    private bool _isNews;
    private bool _isLeaving;
    private DateTimeOffset? _due;
    private DateTimeOffset _activeAt;
    private DoorbellRing? _heardRing;
    private DoorbellRing? _heardPromise;
    private IReadOnlyCollection<DoorbellRing> _answering = [];

    /// <param name="tenant">The tenant.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="longestWait">After how long it looks unasked: other processes ring no bell that is heard here.</param>
    /// <param name="keep">How long it is kept after a run when nothing is left to be done: so long it may hold a lease.</param>
    /// <param name="time">The clock.</param>
    /// <param name="enqueue">Puts it into the queue.</param>
    /// <param name="leave">Has it forgotten, if it <see cref="MayLeave"/>.</param>
    public WorkSlot(TenantId tenant, string worker, TimeSpan longestWait, TimeSpan keep, TimeProvider time, Action<WorkSlot> enqueue, Action<WorkSlot> leave)
    {
        Tenant = tenant;
        Worker = worker;
        _longestWait = longestWait;
        _time = time;
        _keep = keep;
        _enqueue = enqueue;
        _leave = leave;
        using (SuppressFlow())
        {
            _timer = time.CreateTimer(static slot => ((WorkSlot)slot!).BecomeDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public TenantId Tenant { get; }

    public string Worker { get; }

    /// <summary>How often it failed in a row. Only who runs it writes it; others may look at it.</summary>
    public int Failures { get; set; }

    /// <summary>Whether its last run was told to be long. Only who runs it reads or writes it.</summary>
    public bool IsLong { get; set; }

    /// <summary>What lets this process run it. Only who runs it reads or writes it.</summary>
    public WorkerLease? Lease { get; set; }

    /// <summary>Until when it is left to another process that has the lease. Only who runs it reads or writes it.</summary>
    public DateTimeOffset OthersUntil { get; set; }

    /// <summary>The row that tells other processes when it is to be run; as far as this process knows, it is there. Only who runs it writes it.</summary>
    public DoorbellRing? Kept { get; set; }

    /// <summary>Whether the run that was begun is for something that only this process knows of, as far as it knows.</summary>
    public bool IsNews { get; private set; }

    /// <summary>Whether something that only this process knows of still waits for a run.</summary>
    public bool HasNews
    {
        get
        {
            lock (_lock)
            {
                return _isNews;
            }
        }
    }

    /// <summary>Whether it waits for its turn or has it.</summary>
    public bool IsBusy
    {
        get
        {
            lock (_lock)
            {
                return _isRunning || _isQueued;
            }
        }
    }

    /// <summary>Queues it. While it runs, however many rings there are, it is queued once, when the run ends.</summary>
    /// <param name="isNews">Whether something was committed or became due, which other processes may not know.</param>
    public void Ring(bool isNews)
    {
        lock (_lock)
        {
            _isNews |= isNews;
            _activeAt = isNews ? _time.GetUtcNow() : _activeAt;
            Enqueue();
        }
    }

    /// <summary>Queues it for a row of the doorbell, once for as long as the row stays as it is.</summary>
    public void Hear(DoorbellRing ring)
    {
        lock (_lock)
        {
            ref var heard = ref ring.IsPromise ? ref _heardPromise : ref _heardRing;
            if (heard == ring)
            {
                return;
            }

            heard = ring;
            _unanswered.RemoveWhere(other => other.IsPromise == ring.IsPromise);
            _unanswered.Add(ring);
            _activeAt = _time.GetUtcNow();
            Enqueue();
        }
    }

    /// <summary>What was heard before the run began, and is answered by it.</summary>
    public IReadOnlyCollection<DoorbellRing> Answer()
    {
        lock (_lock)
        {
            var answered = _answering;
            _unanswered.ExceptWith(answered);
            _answering = [];
            return answered;
        }
    }

    /// <summary>Leaves what was heard to others: it is heard again, should nobody answer.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            (_heardRing, _heardPromise) = (null, null);
            _unanswered.Clear();
        }
    }

    /// <summary>Queues it if it was rung or heard since a moment. It stays active meanwhile: nobody can tell it anything, however long that lasts.</summary>
    public void RingIfActive(DateTimeOffset since)
    {
        lock (_lock)
        {
            if (_activeAt >= since)
            {
                _activeAt = _time.GetUtcNow();
                Enqueue();
            }
        }
    }

    /// <summary>Queues it at a moment. What is told while it runs holds beside what the run finds out: it may have read before that was committed.</summary>
    public void RingAt(DateTimeOffset due)
    {
        lock (_lock)
        {
            _due = Earlier(_due, due);
            if (!IsBusy)
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
            (IsNews, _isNews) = (_isNews, false);
            _answering = [.. _unanswered];
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

    /// <summary>Whether nothing would be lost without it: it rests, was not rung for in the last hour, and what it is to do later is on the doorbell of all processes. If not, it rests on.</summary>
    public bool MayLeave()
    {
        lock (_lock)
        {
            if (!_isLeaving || IsBusy)
            {
                return false;
            }

            if (!IsIdle())
            {
                Rest();
                return false;
            }

            return true;
        }
    }

    public void Dispose() => _timer.Dispose();

    // Who rings first is in the middle of somebody's request; the timer must not keep that one's tenant for later.
    private static AsyncFlowControl? SuppressFlow() => ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;

    private bool IsIdle() =>
        !_isNews
        && _time.GetUtcNow() - _activeAt >= Active
        && (_due is null || (Kept is { } kept && kept.DueAt - _due <= SharedDoorbell.Lag && _due - _time.GetUtcNow() > _longestWait));

    // A moment that was told comes; the sweep alone has nothing to tell.
    private void BecomeDue()
    {
        lock (_lock)
        {
            if (!_isLeaving)
            {
                _isNews |= _due is not null;
                Enqueue();
                return;
            }
        }

        _leave(this);
    }

    private void Enqueue()
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

    private void Rest()
    {
        _isLeaving = IsIdle();
        var wait = _isLeaving ? _keep : _due - _time.GetUtcNow() ?? _longestWait;
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
        _isLeaving = false;
        _isRungAgain = false;
        _enqueue(this);
    }
}
