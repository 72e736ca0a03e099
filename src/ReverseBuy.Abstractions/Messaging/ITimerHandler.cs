namespace ReverseBuy.Messaging;

/// <summary>Does what is to be done when a timer is due. Thread-safe: tenants fire at the same time.</summary>
public interface ITimerHandler
{
    /// <summary>Handles a timer that is due. What it throws is tried again later; after too many failures the timer waits for a person.</summary>
    /// <param name="context">The timer, and the unit of work to write in.</param>
    /// <param name="cancellationToken">The host stops: end soon, at a place where nothing is half done.</param>
    ValueTask HandleAsync(TimerContext context, CancellationToken cancellationToken);
}
