using System.Diagnostics.CodeAnalysis;

namespace ReverseBuy.Connectors.Http;

/// <summary>
/// The calls of one account: a bucket that refills steadily, with a queue per lane in front of it. A call that matters more is always let in before one
/// that matters less, however long that one has waited. Thread-safe.
/// </summary>
/// <remarks>
/// The bucket is kept as the moment at which it will be full again, in whole ticks: with counted tokens, rounding could make a call wait for two refills.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "The timer is stopped whenever nobody waits.")]
internal sealed class AccountBucket
{
    private readonly Lock _gate = new();
    private readonly LinkedList<BudgetWaiter>[] _queues = [new(), new(), new(), new(), new()];
    private readonly CallBudgetOptions _options;
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly long _interval;
    private readonly ITimer _alarm;
    private long _fullAt;
    private long _bannedUntil;

    public AccountBucket(CallBudgetOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _origin = time.GetTimestamp();
        _interval = Math.Max(1, (long)Math.Round(TimeSpan.TicksPerSecond / options.CallsPerSecond));
        _alarm = time.CreateTimer(static bucket => ((AccountBucket)bucket!).LetIn(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private long Now => _time.GetElapsedTime(_origin).Ticks;

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
            var ahead = 0;
            for (var other = (int)CallLane.Token; other >= (int)lane; other--)
            {
                ahead += _queues[other].Count;
            }

            var ready = ReadyAt(lane) + (ahead * _interval);
            if (ahead == 0 && ready <= now)
            {
                Take(now);
                return null;
            }

            var longest = _options.LongestWait(lane).Ticks;
            if (ready - now > longest)
            {
                return BudgetWaiter.Refused(lane, TimeSpan.FromTicks(ready - now));
            }

            var waiter = new BudgetWaiter(lane, now + longest);
            _queues[(int)lane].AddLast(waiter);
            SetAlarm(now);
            return waiter;
        }
    }

    /// <summary>Takes whoever gave up out of the queue.</summary>
    public void Leave(BudgetWaiter waiter)
    {
        lock (_gate)
        {
            if (_queues[(int)waiter.Lane].Remove(waiter))
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
            _bannedUntil = Math.Max(_bannedUntil, now + length.Ticks);
            _fullAt = Math.Max(_fullAt, _bannedUntil + ((_options.Burst - 1) * _interval));
            foreach (var queue in _queues)
            {
                for (var node = queue.First; node is not null;)
                {
                    var next = node.Next;
                    if (node.Value.Deadline < _bannedUntil)
                    {
                        queue.Remove(node);
                        node.Value.End(TimeSpan.FromTicks(_bannedUntil - now));
                    }

                    node = next;
                }
            }

            SetAlarm(now);
        }
    }

    private void LetIn()
    {
        lock (_gate)
        {
            var now = Now;
            foreach (var queue in _queues)
            {
                // Within a lane all wait equally long, so whoever is first has the earliest deadline.
                while (queue.First?.Value is { } late && late.Deadline < now)
                {
                    queue.RemoveFirst();
                    late.End(TimeSpan.FromTicks(Math.Max(ReadyAt(late.Lane) - now, _interval)));
                }
            }

            while (First() is { } waiter && ReadyAt(waiter.Lane) <= now)
            {
                _queues[(int)waiter.Lane].RemoveFirst();
                Take(now);
                waiter.End(null);
            }

            SetAlarm(now);
        }
    }

    private BudgetWaiter? First()
    {
        for (var lane = (int)CallLane.Token; lane >= (int)CallLane.Browse; lane--)
        {
            if (_queues[lane].First is { } node)
            {
                return node.Value;
            }
        }

        return null;
    }

    private long ReadyAt(CallLane lane)
    {
        var kept = lane is CallLane.Browse or CallLane.Refresh ? _options.KeptForOrders : 0;
        return Math.Max(_bannedUntil, _fullAt - ((_options.Burst - 1 - kept) * _interval));
    }

    private void Take(long now) => _fullAt = Math.Max(_fullAt, now) + _interval;

    private void SetAlarm(long now)
    {
        var next = First() is { } waiter ? ReadyAt(waiter.Lane) : long.MaxValue;
        foreach (var queue in _queues)
        {
            next = Math.Min(next, queue.First?.Value.Deadline + 1 ?? long.MaxValue);
        }

        _alarm.Change(next == long.MaxValue ? Timeout.InfiniteTimeSpan : Wait(next - now), Timeout.InfiniteTimeSpan);
    }

    // Timers count whole milliseconds and must not ring before the time.
    private static TimeSpan Wait(long ticks) => TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(ticks, 0) / (double)TimeSpan.TicksPerMillisecond));
}
