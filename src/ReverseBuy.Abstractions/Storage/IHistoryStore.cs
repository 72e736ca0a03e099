using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.Storage;

/// <summary>Reads and adds changes. None is ever altered, but for the words in it: whoever they are about may have them erased.</summary>
public interface IHistoryStore : IHistoryReader
{
    /// <summary>Adds a change. Aggregate and version are new; a unit move is new by order line, fact and buckets.</summary>
    /// <param name="entry">The change.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask AddAsync(HistoryEntry entry, CancellationToken cancellationToken);

    /// <summary>Erases why changes of an aggregate were made, in the actors' words (<see cref="HistoryEntry.Reason"/>). That they were made, by whom and when, stays.</summary>
    /// <param name="aggregate">The aggregate.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many changes had a reason.</returns>
    ValueTask<int> EraseReasonsAsync(AggregateKey aggregate, CancellationToken cancellationToken);

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
