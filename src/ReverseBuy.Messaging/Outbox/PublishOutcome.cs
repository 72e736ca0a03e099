namespace ReverseBuy.Messaging.Outbox;

/// <summary>What became of an event of a batch.</summary>
/// <param name="Message">The event; with its new count and time when it failed.</param>
/// <param name="Error">What went wrong; <see langword="null"/> when it was published.</param>
internal sealed record PublishOutcome(OutboxMessage Message, string? Error);
