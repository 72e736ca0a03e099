using ReverseBuy.Following;

namespace ReverseBuy.Storage;

/// <summary>Reads and writes what marketplaces told. What a message says is encrypted where the store encrypts, and erased once it was followed; that it came is kept until it is pruned, so that a double is known.</summary>
public interface IReceivedStore : IReceivedReader
{
    /// <summary>Adds a message, unless it came before.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it is new; <see langword="false"/> when it came before, followed or not, and nothing was changed.</returns>
    ValueTask<bool> AddAsync(ReceivedMessage message, CancellationToken cancellationToken);

    /// <summary>Erases what a message said: it was followed, or given up. One that is not there, or was followed before, is left alone.</summary>
    /// <param name="key">The message.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask CompleteAsync(ReceivedKey key, CancellationToken cancellationToken);

    /// <summary>Notes that following a message failed. One that is not there, or was followed before, is left alone.</summary>
    /// <param name="message">The message with its new count and time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask FailAsync(ReceivedMessage message, CancellationToken cancellationToken);

    /// <summary>Saves how far changes were asked for. It never goes back.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask SaveCursorAsync(FollowingCursor cursor, CancellationToken cancellationToken);

    /// <summary>Deletes messages that were received before a moment, followed or not.</summary>
    /// <param name="before">The moment.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many were deleted; fewer than the limit when none is left.</returns>
    ValueTask<int> PruneAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken);
}
