namespace ReverseBuy.Messaging;

/// <summary>A registered handler. Made by <c>AddEventHandler</c>.</summary>
/// <param name="Name">Its durable name: with the event's id it is the key that keeps it from handling an event twice.</param>
/// <param name="HandlerType">The class that handles; under one name there is one class.</param>
/// <param name="EventType">The type of event it handles.</param>
/// <param name="Invoke">Calls it.</param>
public sealed record EventHandlerRegistration(
    string Name,
    Type HandlerType,
    Type EventType,
    Func<IServiceProvider, EventContext, IReverseBuyEvent, CancellationToken, ValueTask> Invoke)
{
    /// <summary>Which of the events it handles.</summary>
    public Func<IReverseBuyEvent, bool> When { get; init; } = _ => true;

    /// <summary>Whether all it does is to write into the unit of work of its context.</summary>
    public bool OnlyWrites { get; init; }

    /// <summary>Tells whether it handles an event.</summary>
    /// <param name="event">The event.</param>
    /// <returns>Whether it does.</returns>
    public bool Wants(IReverseBuyEvent @event) => EventType.IsInstanceOfType(@event) && When(@event);
}
