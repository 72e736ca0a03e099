namespace ReverseBuy.Messaging;

/// <summary>The mark that a handler has handled an event; written with the handler's effect.</summary>
/// <param name="Event">The event.</param>
/// <param name="Handler">The handler's durable name.</param>
/// <param name="At">When.</param>
/// <param name="Result">What it did, in a few words.</param>
public sealed record InboxMark(EventId Event, string Handler, DateTimeOffset At, string Result);
