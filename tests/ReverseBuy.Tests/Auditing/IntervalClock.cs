using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace ReverseBuy.Tests.Auditing;

/// <summary>A clock that tells when somebody lies down for an interval: what was to be done after the one before is done by then.</summary>
internal sealed class IntervalClock(DateTimeOffset start, TimeSpan interval) : FakeTimeProvider(start)
{
    private readonly Channel<bool> _waiting = Channel.CreateUnbounded<bool>();

    /// <summary>Lets one interval pass, and waits until what follows from it is done.</summary>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        await _waiting.Reader.ReadAsync(cancellationToken);
        Advance(interval);
        await _waiting.Writer.WriteAsync(await _waiting.Reader.ReadAsync(cancellationToken), cancellationToken);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime == interval)
        {
            _waiting.Writer.TryWrite(true);
        }

        return timer;
    }
}
