using ReverseBuy.Messaging;

namespace ReverseBuy.Storage;

/// <summary>Reads and writes events on their way out.</summary>
public interface IOutboxStore : IOutboxReader
{
    /// <summary>Adds an event. Its place is behind all that were committed before.</summary>
    /// <param name="envelope">The event; of the unit of work's tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask AddAsync(EventEnvelope envelope, CancellationToken cancellationToken);

    /// <summary>Marks an event as done. One that is done, or was never there, is left alone.</summary>
    /// <param name="id">The event.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask CompleteAsync(EventId id, CancellationToken cancellationToken);

    /// <summary>Marks events as done, like <see cref="CompleteAsync"/> for each. A database does it in one statement.</summary>
    /// <param name="ids">The events.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    async ValueTask CompleteManyAsync(IReadOnlyCollection<EventId> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        foreach (var id in ids)
        {
            await CompleteAsync(id, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Notes that publishing an event failed.</summary>
    /// <param name="message">The event with its new count, time and whether it is parked.</param>
    /// <param name="error">What went wrong, in words for an operator; no secrets and no personal data.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask FailAsync(OutboxMessage message, string error, CancellationToken cancellationToken);
}
