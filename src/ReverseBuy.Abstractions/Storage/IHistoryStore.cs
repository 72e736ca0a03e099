using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.Storage;

/// <summary>Reads and adds changes; none is ever altered.</summary>
public interface IHistoryStore : IHistoryReader
{
    /// <summary>Adds a change. Aggregate and version are new; a unit move is new by order line, fact and buckets.</summary>
    /// <param name="entry">The change.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask AddAsync(HistoryEntry entry, CancellationToken cancellationToken);

    /// <summary>Tells whether a fact has moved units of a line from one bucket to another before.</summary>
    /// <param name="line">The order line.</param>
    /// <param name="fact">The fact's id.</param>
    /// <param name="from">The bucket they left.</param>
    /// <param name="to">The bucket they went to.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it has.</returns>
    ValueTask<bool> HasMovedAsync(OrderLineId line, string fact, UnitBucket from, UnitBucket to, CancellationToken cancellationToken);

    /// <summary>Tells whether a fact has moved units of a found item from one bucket to another before.</summary>
    /// <param name="item">The found item.</param>
    /// <param name="fact">The fact's id.</param>
    /// <param name="from">The bucket they left.</param>
    /// <param name="to">The bucket they went to.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it has.</returns>
    ValueTask<bool> HasMovedAsync(FoundItemId item, string fact, UnitBucket from, UnitBucket to, CancellationToken cancellationToken);
}
