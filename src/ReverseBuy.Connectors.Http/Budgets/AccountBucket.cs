using System.Diagnostics.CodeAnalysis;

namespace ReverseBuy.Connectors.Http;

/// <summary>
/// The calls of one account: a bucket that refills steadily, with a queue per lane in front of it. A call that matters more is always let in before one
/// that matters less, however long that one has waited. Where nodes share the account, the bucket they share is asked for whoever is first, and the node's
/// own one serves while that does not answer. Thread-safe.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The timer is stopped whenever nobody waits.")]
internal sealed class AccountBucket
{
    private readonly Lock _gate = new();
    private readonly LaneQueues _queues = new();
    private readonly CallBudgetOptions _options;
    private readonly CallRefill _refill;
    private readonly SharedAccount? _shared;
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly ITimer _alarm;

    // Until when the shared bucket said it makes no sense to ask, by lane.
    private readonly long[] _toldUntil = new long[(int)CallLane.Token + 1];
    private bool _isAsking;

    public AccountBucket(CallBudgetOptions options, SharedAccount? shared, TimeProvider time)
    {
        _options = options;
        _refill = new CallRefill(options);
        _shared = shared;
        _time = time;
        _origin = time.GetTimestamp();
        _alarm = time.CreateTimer(static bucket => ((AccountBucket)bucket!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private long Now => _time.GetElapsedTime(_origin).Ticks;

    private bool IsShared => _shared is { IsAway: false };

    /// <summary>Asks for one call.</summary>
    /// <returns>
    /// <see langword="null"/> when it may be made at once; else who waits, whose task ends with <see langword="null"/> when its turn has come, or with
    /// how long the wait would have been.
    /// </returns>
    public BudgetWaiter? Ask(CallLane lane)
    {
        lock (_gate)
        {
            var now = Now;
            var ahead = _queues.Ahead(lane);
            var ready = ReadyAt(lane) + (ahead * _refill.Interval);
            if (ahead == 0 && ready <= now && !IsShared)
            {
                _refill.Take(now);
                return null;
            }

            // All nodes together are no faster than one alone, so this is the least it would take.
            var wait = Math.Max(ready - now, ahead * _refill.Interval);
            var longest = _options.LongestWait(lane).Ticks;
            if (wait > longest)
            {
                return BudgetWaiter.Refused(lane, TimeSpan.FromTicks(wait));
            }

            var waiter = new BudgetWaiter(lane, now + longest);
            _queues.Add(waiter);
            LetIn(now);
            return waiter;
        }
    }

    /// <summary>Takes whoever gave up out of the queue.</summary>
    public void Leave(BudgetWaiter waiter)
    {
        lock (_gate)
        {
            if (_queues.Remove(waiter))
            {
                SetAlarm(Now);
            }
        }
    }

    /// <summary>Lets nobody in for a while. After it the bucket is empty: the account was too fast, so it begins slowly.</summary>
    public void Ban(TimeSpan length)
    {
        lock (_gate)
        {
            var now = Now;
            _refill.Ban(now, length);
            foreach (var waiter in _queues.TakeEndingBefore(_refill.BannedUntil))
            {
                waiter.End(TimeSpan.FromTicks(_refill.BannedUntil - now));
            }

            SetAlarm(now);
        }

        _shared?.Ban(length);
    }

    private void Ring()
    {
        lock (_gate)
        {
            LetIn(Now);
        }
    }

    private void LetIn(long now)
    {
        foreach (var late in _queues.TakeEndingBefore(now))
        {
            late.End(TimeSpan.FromTicks(Math.Max(ReadyAt(late.Lane) - now, _refill.Interval)));
        }

        if (IsShared)
        {
            AskShared(now);
        }
        else
        {
            while (_queues.First() is { } waiter && ReadyAt(waiter.Lane) <= now)
            {
                LetIn(waiter, now);
            }
        }

        SetAlarm(now);
    }

    private void LetIn(BudgetWaiter waiter, long now)
    {
        _queues.Remove(waiter);
        _refill.Take(now);
        waiter.End(null);
    }

    // One question at a time, for whoever is first when it is asked.
    private void AskShared(long now)
    {
        if (!_isAsking && _queues.First() is { } first && ReadyAt(first.Lane) <= now)
        {
            // Beyond the lock, and without the context of whoever happened to come last.
            _isAsking = ThreadPool.UnsafeQueueUserWorkItem(static bucket => _ = bucket.AskSharedAsync(), this, preferLocal: true);
        }
    }

    private async Task AskSharedAsync()
    {
        if (Next() is not var (lane, patience))
        {
            return;
        }

        var answer = await _shared!.TakeAsync(lane, patience).ConfigureAwait(false);
        lock (_gate)
        {
            _isAsking = false;
            var now = Now;
            if (answer.IsTaken)
            {
                // Whoever came meanwhile and matters more takes it. The node's own bucket goes along, for the case that it has to serve.
                if (_queues.First() is { } first)
                {
                    LetIn(first, now);
                }
            }
            else if (answer.Wait is { } wait)
            {
                var until = now + Math.Max(wait.Ticks, TimeSpan.TicksPerMillisecond);
                _toldUntil[(int)lane] = until;
                foreach (var waiter in _queues.TakeEndingBefore(until, lane))
                {
                    waiter.End(wait);
                }
            }

            LetIn(now);
        }
    }

    private (CallLane Lane, TimeSpan Patience)? Next()
    {
        lock (_gate)
        {
            if (_queues.First() is { } first)
            {
                return (first.Lane, TimeSpan.FromTicks(Math.Max(first.Deadline - Now, 0)));
            }

            _isAsking = false;
            return null;
        }
    }

    private long ReadyAt(CallLane lane) => IsShared ? Math.Max(_refill.BannedUntil, _toldUntil[(int)lane]) : _refill.ReadyAt(lane);

    private void SetAlarm(long now)
    {
        var next = _queues.First() is { } waiter && !_isAsking ? ReadyAt(waiter.Lane) : long.MaxValue;
        next = Math.Min(next, _queues.NextDeadline() + 1 ?? long.MaxValue);
        _alarm.Change(next == long.MaxValue ? Timeout.InfiniteTimeSpan : Wait(next - now), Timeout.InfiniteTimeSpan);
    }

    // Timers count whole milliseconds and must not ring before the time.
    private static TimeSpan Wait(long ticks) => TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(ticks, 0) / (double)TimeSpan.TicksPerMillisecond));
}
