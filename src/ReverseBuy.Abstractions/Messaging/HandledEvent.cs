namespace ReverseBuy.Messaging;

/// <summary>An event, and what its handlers did.</summary>
/// <param name="Envelope">The event.</param>
/// <param name="Marks">The marks of the handlers that are done, by name.</param>
public sealed record HandledEvent(EventEnvelope Envelope, IReadOnlyList<InboxMark> Marks);
