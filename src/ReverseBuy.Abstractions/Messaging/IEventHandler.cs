namespace ReverseBuy.Messaging;

/// <summary>Handles events of one type; with <see cref="IReverseBuyEvent"/>, all of them. Register it with <c>AddEventHandler</c>.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
/// <remarks>
/// Its effect in the tenant's database, through <see cref="EventContext.BeginAsync"/>, happens once. An effect outside (a mail, a call) happens at
/// least once: pass the event's id on as idempotency key.
/// </remarks>
public interface IEventHandler<in TEvent>
    where TEvent : IReverseBuyEvent
{
    /// <summary>Handles an event.</summary>
    /// <param name="context">The envelope, and the way to write.</param>
    /// <param name="event">The event.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is handled. What is thrown is tried again.</returns>
    ValueTask HandleAsync(EventContext context, TEvent @event, CancellationToken cancellationToken);
}
