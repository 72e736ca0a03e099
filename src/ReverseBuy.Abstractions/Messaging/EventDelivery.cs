using System.Diagnostics;

namespace ReverseBuy.Messaging;

/// <summary>An event on its way to its handlers, among others.</summary>
/// <param name="Envelope">The event.</param>
/// <param name="Span">The span that it is published or delivered in; those of its handlers are below it.</param>
public readonly record struct EventDelivery(EventEnvelope Envelope, Activity? Span);
