using ReverseBuy.Messaging;

namespace ReverseBuy.Storage;

/// <summary>Reads and adds events of orders.</summary>
public interface ITimelineStore : ITimelineReader
{
    /// <summary>Adds an event to an order's course.</summary>
    /// <param name="entry">The event; new for its order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask AddAsync(TimelineEntry entry, CancellationToken cancellationToken);
}
