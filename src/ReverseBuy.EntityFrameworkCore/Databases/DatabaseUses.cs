namespace ReverseBuy.EntityFrameworkCore;

/// <summary>For providers: who uses an open database, so that it is not closed under anybody's hands unless its tenant goes. Thread-safe.</summary>
/// <param name="database">The database, as people are told of it.</param>
/// <param name="time">The clock of its idleness.</param>
public sealed class DatabaseUses(string database, TimeProvider time)
{
    /// <summary>The code of the fault that <see cref="Closed"/> gives.</summary>
    public const string ClosedCode = "storage.closed";

    private readonly Lock _lock = new();
    private int _count;
    private long _lastUse = time.GetTimestamp();
    private bool _isClosed;

    /// <summary>Whether it is closed for good.</summary>
    public bool IsClosed
    {
        get
        {
            lock (_lock)
            {
                return _isClosed;
            }
        }
    }

    /// <summary>Begins a use, which <see cref="End"/> ends.</summary>
    /// <returns>Whether it has begun; not when it is closed.</returns>
    public bool TryBegin()
    {
        lock (_lock)
        {
            _count += _isClosed ? 0 : 1;
            return !_isClosed;
        }
    }

    /// <summary>Begins a use, which <see cref="End"/> ends.</summary>
    /// <exception cref="ReverseBuyException">It is closed (<c>storage.closed</c>, transient).</exception>
    public void Begin()
    {
        if (!TryBegin())
        {
            throw Closed(null);
        }
    }

    /// <summary>Ends a use.</summary>
    public void End()
    {
        lock (_lock)
        {
            _count--;
            _lastUse = time.GetTimestamp();
        }
    }

    /// <summary>Closes it for good, whoever uses it.</summary>
    /// <returns>Whether it was open.</returns>
    public bool Close()
    {
        lock (_lock)
        {
            var wasOpen = !_isClosed;
            _isClosed = true;
            return wasOpen;
        }
    }

    /// <summary>Closes it for good if nobody uses it, and nobody did for a while.</summary>
    /// <param name="idle">For how long.</param>
    /// <returns>Whether it was closed by this.</returns>
    public bool TryCloseIdle(TimeSpan idle)
    {
        lock (_lock)
        {
            return !_isClosed && _count == 0 && time.GetElapsedTime(_lastUse) >= idle && (_isClosed = true);
        }
    }

    /// <summary>What to tell who came too late.</summary>
    /// <param name="cause">What the engine threw, if it did.</param>
    /// <returns>The exception to throw.</returns>
    public ReverseBuyException Closed(Exception? cause) => new(
        ClosedCode, $"Database '{database}' was closed, because its tenant moves or is deleted. Try again: if it is elsewhere now, it is found there.", cause)
    {
        IsTransient = true,
    };
}
