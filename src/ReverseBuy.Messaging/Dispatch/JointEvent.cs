using System.Diagnostics;

namespace ReverseBuy.Messaging.Dispatch;

/// <summary>An event of which all handlers only write, so that it can be handled with others in one unit of work.</summary>
/// <param name="Envelope">The event as it was stored.</param>
/// <param name="Event">The event; <see langword="null"/> when this host does not know its type, and nobody handles it.</param>
/// <param name="Handlers">Who wants it, in the order of their registration.</param>
/// <param name="Span">What the spans of its handlers are below.</param>
internal sealed record JointEvent(
    EventEnvelope Envelope, IReverseBuyEvent? Event, IReadOnlyList<EventHandlerRegistration> Handlers, Activity? Span);
