using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.Storage;

/// <summary>Reads the events of each order.</summary>
public interface ITimelineReader
{
    /// <summary>Lists the events of an order, in the order in which they were handled.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The events.</returns>
    ValueTask<IReadOnlyList<TimelineEntry>> ListAsync(OrderId order, CancellationToken cancellationToken);
}
