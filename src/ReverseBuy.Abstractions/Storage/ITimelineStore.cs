using ReverseBuy.Messaging;

namespace ReverseBuy.Storage;

/// <summary>Reads, adds and deletes events of orders.</summary>
public interface ITimelineStore : ITimelineReader
{
    /// <summary>Adds an event to an order's course.</summary>
    /// <param name="entry">The event; new for its order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask AddAsync(TimelineEntry entry, CancellationToken cancellationToken);

    /// <summary>Deletes events that occurred before a moment from the courses of their orders.</summary>
    /// <param name="before">The moment.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many were deleted; fewer than the limit when none is left.</returns>
    ValueTask<int> PruneAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken);
}
