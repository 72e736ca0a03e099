namespace ReverseBuy.Messaging;

/// <summary>Carries events from the outbox to whoever handles them. Thread-safe.</summary>
public interface IEventBus
{
    /// <summary>Publishes an event. Events of one aggregate are published one after the other, in their order; the same one may be published again.</summary>
    /// <param name="envelope">The event.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the bus answers for the event: confirmed by a broker, or handled by every handler in process.</returns>
    ValueTask PublishAsync(EventEnvelope envelope, CancellationToken cancellationToken);
}
