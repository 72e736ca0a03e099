using Microsoft.Extensions.Time.Testing;

namespace ReverseBuy.Clocks;

/// <summary>The clock of one node. It counts how often somebody lay down to wait, which is how often a lease was looked at in vain.</summary>
public sealed class CountingTime : FakeTimeProvider
{
    private int _timers;

    public int Timers => _timers;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Interlocked.Increment(ref _timers);
        return timer;
    }
}
