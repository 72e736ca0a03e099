using ReverseBuy.Messaging;

namespace ReverseBuy.Storage;

/// <summary>Reads, adds and deletes marks of handled events.</summary>
public interface IInboxStore : IInboxReader
{
    /// <summary>Adds a mark.</summary>
    /// <param name="mark">The mark; new by event and handler.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask AddAsync(InboxMark mark, CancellationToken cancellationToken);

    /// <summary>Deletes marks from before a moment, but for those of events that are in the outbox: without them handlers would handle these again.</summary>
    /// <param name="before">The moment.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many were deleted; fewer than the limit when none is left.</returns>
    ValueTask<int> PruneAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken);
}
