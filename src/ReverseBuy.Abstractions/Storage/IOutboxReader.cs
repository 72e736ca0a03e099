using ReverseBuy.Messaging;

namespace ReverseBuy.Storage;

/// <summary>Reads events that are not done.</summary>
public interface IOutboxReader
{
    /// <summary>
    /// Lists events to publish, in the order of their places: none that is parked or waits for its time, nor any of the same aggregate behind such a one.
    /// </summary>
    /// <param name="now">The moment up to which waiting is over.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The events.</returns>
    ValueTask<IReadOnlyList<OutboxMessage>> ListReadyAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        ListReadyAsync(now, after: 0, limit, cancellationToken);

    /// <summary>Lists events to publish behind a place, so that those before it need not be noted first.</summary>
    /// <param name="now">The moment up to which waiting is over.</param>
    /// <param name="after">The <see cref="OutboxMessage.Position"/> of the last event that is not wanted; 0 for none. What is parked or waits before it still holds up its aggregate.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The events, as without a place.</returns>
    ValueTask<IReadOnlyList<OutboxMessage>> ListReadyAsync(DateTimeOffset now, long after, int limit, CancellationToken cancellationToken);

    /// <summary>Lists events that failed: waiting for their time, or parked.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The events, in the order of their places.</returns>
    ValueTask<IReadOnlyList<OutboxMessage>> ListFailedAsync(CancellationToken cancellationToken);

    /// <summary>Counts the events of the same aggregate that are not done and have a later place.</summary>
    /// <param name="message">The event before them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many.</returns>
    ValueTask<int> CountBehindAsync(OutboxMessage message, CancellationToken cancellationToken);

    /// <summary>Counts the events that are not done, parked ones included.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many.</returns>
    ValueTask<int> CountAsync(CancellationToken cancellationToken);
}
