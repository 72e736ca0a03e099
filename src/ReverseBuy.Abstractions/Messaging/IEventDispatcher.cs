namespace ReverseBuy.Messaging;

/// <summary>Runs the handlers of an event. A bus gives it what it delivers. Thread-safe.</summary>
public interface IEventDispatcher
{
    /// <summary>Runs every handler that has not handled the event yet.</summary>
    /// <param name="envelope">The event.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when each handler's mark is committed.</returns>
    /// <remarks>What a handler throws is thrown on once the other handlers have run; the next delivery repeats that handler alone.</remarks>
    ValueTask DispatchAsync(EventEnvelope envelope, CancellationToken cancellationToken);
}
