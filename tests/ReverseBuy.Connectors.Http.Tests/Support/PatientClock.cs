using Microsoft.Extensions.Time.Testing;

namespace ReverseBuy.Connectors.Http.Tests.Support;

/// <summary>
/// A clock that knows whether somebody lies down until a time has come, other than the end of a call's patience: turned while a call is merely being
/// carried out, it would outrun the threads and end calls that were quick.
/// </summary>
internal sealed class PatientClock(DateTimeOffset now, IReadOnlyCollection<TimeSpan> patience) : FakeTimeProvider(now)
{
    private readonly Lock _gate = new();
    private readonly HashSet<Alarm> _waits = [];

    /// <summary>Whether anybody waits: for a retry, a budget, a ban to end.</summary>
    public bool IsAnybodyWaiting
    {
        get
        {
            lock (_gate)
            {
                return _waits.Count > 0;
            }
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Timer = base.CreateTimer(_ => alarm.Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        alarm.Change(dueTime, period);
        return alarm;
    }

    private sealed class Alarm(PatientClock clock, TimerCallback callback, object? state) : ITimer
    {
        private bool _isSet;

        public ITimer Timer { get; set; } = null!;

        // Whoever sees somebody wait turns the clock: the timer must be set by then.
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Note(false, isSet: true);
            var changed = Timer.Change(dueTime, period);
            Note(dueTime != Timeout.InfiniteTimeSpan && !clock.IsPatience(dueTime));
            return changed;
        }

        public void Ring()
        {
            Note(false, isSet: false);
            callback(state);
        }

        public void Dispose()
        {
            Note(false, isSet: false);
            Timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Note(false, isSet: false);
            return Timer.DisposeAsync();
        }

        private void Note(bool waits, bool? isSet = null)
        {
            lock (clock._gate)
            {
                _isSet = isSet ?? _isSet;
                _ = waits && _isSet ? clock._waits.Add(this) : clock._waits.Remove(this);
            }
        }
    }

    private bool IsPatience(TimeSpan dueTime) => patience.Contains(dueTime);
}
