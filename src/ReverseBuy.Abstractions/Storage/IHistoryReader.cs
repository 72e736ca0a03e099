using ReverseBuy.Orders;

namespace ReverseBuy.Storage;

/// <summary>Reads what was changed, by whom and why.</summary>
public interface IHistoryReader
{
    /// <summary>Lists the changes of an aggregate, in the order of their versions.</summary>
    /// <param name="aggregate">The aggregate.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The changes.</returns>
    ValueTask<IReadOnlyList<HistoryEntry>> ListAsync(AggregateKey aggregate, CancellationToken cancellationToken);
}
