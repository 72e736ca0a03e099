namespace ReverseBuy.Messaging;

/// <summary>What is said of a handler when it is registered. Not thread-safe; read once.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
public sealed class EventHandlerOptions<TEvent>
    where TEvent : IReverseBuyEvent
{
    /// <summary>
    /// Which of the events it handles; all of them, unless set. What it does not want leaves no mark, and costs nothing. It must depend on the event alone: whether an event is
    /// handled must not change with when it is asked, or where.
    /// </summary>
    public Func<TEvent, bool>? When { get; set; }

    /// <summary>
    /// Whether all it does is to write into the unit of work of its context; no, unless set. It then calls nothing outside, neither before nor after
    /// <see cref="EventContext.BeginAsync"/>, and is quick. Events that only such handlers want are handled together: many in one commit, each handler with
    /// a mark of its own for each. When one of them fails, nothing of that commit remains, and each is handled again in one of its own.
    /// </summary>
    public bool OnlyWrites { get; set; }
}
