using ReverseBuy.Payments;

namespace ReverseBuy.Storage;

/// <summary>Reads and adds money entries; none is ever changed.</summary>
public interface IMoneyStore : IMoneyReader
{
    /// <summary>Adds an entry.</summary>
    /// <param name="entry">The entry; kind and reference are new.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask AddAsync(MoneyEntry entry, CancellationToken cancellationToken);
}
