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
}
