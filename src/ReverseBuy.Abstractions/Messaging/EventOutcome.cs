namespace ReverseBuy.Messaging;

/// <summary>What became of an event that was published or dispatched among others.</summary>
/// <param name="Envelope">The event.</param>
/// <param name="Failure">What went wrong; <see langword="null"/> when it is done.</param>
public sealed record EventOutcome(EventEnvelope Envelope, Exception? Failure);
