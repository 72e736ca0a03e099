using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.Storage;

/// <summary>Reads timers.</summary>
public interface ITimerReader
{
    /// <summary>Reads a timer.</summary>
    /// <param name="key">The timer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The timer, or <see langword="null"/> when none is set, or it has fired.</returns>
    ValueTask<BusinessTimer?> FindAsync(TimerKey key, CancellationToken cancellationToken);

    /// <summary>Lists the timers of an aggregate, paused and parked ones included.</summary>
    /// <param name="aggregate">The aggregate.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The timers, in the order in which they were first set.</returns>
    ValueTask<IReadOnlyList<BusinessTimer>> ListAsync(AggregateKey aggregate, CancellationToken cancellationToken);

    /// <summary>Lists timers that are to fire (<see cref="BusinessTimer.FiresAt"/>), the longest due first.</summary>
    /// <param name="now">The moment up to which they are.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The timers.</returns>
    ValueTask<IReadOnlyList<BusinessTimer>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Lists timers whose handlers failed: waiting for their time, or parked.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The timers, in the order in which they were first set.</returns>
    ValueTask<IReadOnlyList<BusinessTimer>> ListFailedAsync(CancellationToken cancellationToken);

    /// <summary>Finds out when the next one is to fire.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The earliest moment, which may have passed; <see langword="null"/> when none is to fire.</returns>
    ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken);
}
