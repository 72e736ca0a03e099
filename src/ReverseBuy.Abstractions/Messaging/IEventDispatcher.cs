using System.Diagnostics;

namespace ReverseBuy.Messaging;

/// <summary>Runs the handlers of an event. A bus gives it what it delivers. Thread-safe.</summary>
public interface IEventDispatcher
{
    /// <summary>Runs every handler that has not handled the event yet.</summary>
    /// <param name="envelope">The event.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when each handler's mark is committed.</returns>
    /// <remarks>
    /// What a handler throws is thrown on once the other handlers have run; the next delivery repeats that handler alone. An event whose name this host
    /// does not know has no handler in it and counts as handled, which the log warns of once per name: otherwise an event that a host no longer
    /// declares would hold up its aggregate for ever. So bring every host to know a new event before one raises it.
    /// </remarks>
    ValueTask DispatchAsync(EventEnvelope envelope, CancellationToken cancellationToken);

    /// <summary>
    /// Runs the handlers of events of one tenant that are ready at the same time, from the first on: as many as can be handled in one commit, and one at least. Give it what is
    /// left again, but nothing of an aggregate that has failed. Here it is one at a time.
    /// </summary>
    /// <param name="events">The events, of one tenant, and those of an aggregate in their order; one at least.</param>
    /// <param name="cancellationToken">Ends the wait. It throws only when nothing was done.</param>
    /// <returns>What became of those that were tried. What has no outcome was not: it was behind them, or behind one of its aggregate that failed.</returns>
    async ValueTask<IReadOnlyList<EventOutcome>> DispatchManyAsync(IReadOnlyList<EventDelivery> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        var (envelope, span) = events[0];
        try
        {
            Activity.Current = span ?? Activity.Current;
            await DispatchAsync(envelope, cancellationToken).ConfigureAwait(false);
            return [new EventOutcome(envelope, Failure: null)];
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return [new EventOutcome(envelope, exception)];
        }
    }
}
