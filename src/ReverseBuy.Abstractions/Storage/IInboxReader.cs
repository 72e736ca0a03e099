using ReverseBuy.Messaging;

namespace ReverseBuy.Storage;

/// <summary>Reads what handlers have handled.</summary>
public interface IInboxReader
{
    /// <summary>Tells whether a handler has handled an event.</summary>
    /// <param name="id">The event.</param>
    /// <param name="handler">The handler's durable name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it has.</returns>
    ValueTask<bool> HasAsync(EventId id, string handler, CancellationToken cancellationToken);

    /// <summary>Lists the marks of events.</summary>
    /// <param name="events">The events.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The marks, by handler.</returns>
    ValueTask<IReadOnlyList<InboxMark>> ListAsync(IReadOnlyCollection<EventId> events, CancellationToken cancellationToken);
}
