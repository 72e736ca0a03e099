namespace ReverseBuy.Messaging;

/// <summary>An event that failed too often, and what waits behind it.</summary>
/// <param name="Message">The event, with its failures and the last error.</param>
/// <param name="Waiting">How many later events of its aggregate wait behind it.</param>
public sealed record ParkedEvent(OutboxMessage Message, int Waiting);
