using ReverseBuy.Inventory.Memory;

namespace ReverseBuy.Inventory.Refreshing;

/// <summary>What one buying account is to bring up to date, the most urgent first, and when it may go on after a failure. Bounded; thread-safe.</summary>
internal sealed class RefreshQueue(AccountSlot slot, int capacity, int atOnce)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Queue<CachedListing>[] _waiting = [.. Enum.GetValues<RefreshReason>().Select(_ => new Queue<CachedListing>())];
    private readonly HashSet<CachedListing> _expected = [];
    private int _count;
    private int _running;
    private int _failures;
    private DateTimeOffset _pausedUntil;

    public AccountSlot Slot => slot;

    /// <summary>Adds a listing, unless the queue is full; customers who are about to order are let in up to twice as many.</summary>
    /// <param name="entry">The listing; whoever adds it has claimed its refresh.</param>
    /// <param name="reason">Why.</param>
    /// <param name="isWorkerWanted">Whether the caller has to start one more that takes from it.</param>
    public bool TryAdd(CachedListing entry, RefreshReason reason, out bool isWorkerWanted)
    {
        lock (_gate)
        {
            isWorkerWanted = false;
            if (_count >= (reason == RefreshReason.Intent ? 2 * capacity : capacity))
            {
                return false;
            }

            if (reason == RefreshReason.Intent && !_expected.Add(entry))
            {
                // Another customer is about to order it too.
                return true;
            }

            _waiting[(int)reason].Enqueue(entry);
            _count++;
            if (_running < atOnce && _running < _count)
            {
                _running++;
                isWorkerWanted = true;
            }

            return true;
        }
    }

    /// <summary>Takes the most urgent. When there is none, the worker that asked is done and must end.</summary>
    public (CachedListing Entry, RefreshReason Reason)? Take()
    {
        lock (_gate)
        {
            for (var reason = 0; reason < _waiting.Length; reason++)
            {
                if (_waiting[reason].TryDequeue(out var entry))
                {
                    _count--;
                    _expected.Remove(entry);
                    return (entry, (RefreshReason)reason);
                }
            }

            _running--;
            return null;
        }
    }

    public void Succeeded()
    {
        lock (_gate)
        {
            _failures = 0;
        }
    }

    /// <summary>The account has to wait: a little longer after each failure in a row, and at least as long as upstream said.</summary>
    public TimeSpan Failed(DateTimeOffset now, TimeSpan? retryAfter)
    {
        lock (_gate)
        {
            var pause = FirstPause * Math.Pow(2, Math.Min(_failures, 6));
            pause = pause < LongestPause ? pause : LongestPause;
            pause = retryAfter > pause ? retryAfter.Value : pause;
            _failures++;
            _pausedUntil = now + pause;
            return pause;
        }
    }

    public TimeSpan PauseLeft(DateTimeOffset now)
    {
        lock (_gate)
        {
            return _pausedUntil > now ? _pausedUntil - now : TimeSpan.Zero;
        }
    }
}
