namespace ReverseBuy.Messaging;

/// <summary>An event in the outbox that is not done.</summary>
/// <param name="Position">Its place; events are taken in the order of their places.</param>
/// <param name="Envelope">The event.</param>
/// <param name="Failures">How often publishing it failed.</param>
/// <param name="NotBefore">When it is tried again; <see langword="null"/> for at once.</param>
/// <param name="IsParked">Whether it failed too often: it and what follows of its aggregate wait for a person.</param>
public sealed record OutboxMessage(long Position, EventEnvelope Envelope, int Failures, DateTimeOffset? NotBefore, bool IsParked)
{
    /// <summary>What went wrong last, in words for an operator; <see langword="null"/> before the first failure.</summary>
    public string? Error { get; init; }
}
