using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;

namespace ReverseBuy.Storage;

/// <summary>Reads and writes holds of stock. Who may hold how much is decided by <see cref="IStockHolds"/>, which is built on it.</summary>
public interface IHoldStore : IHoldReader
{
    /// <summary>Keeps an observation, unless one that was asked for at the same moment or later is there.</summary>
    /// <param name="observation">The observation.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask ObserveAsync(StockObservation observation, CancellationToken cancellationToken);

    /// <summary>Adds a hold.</summary>
    /// <param name="hold">The hold; its id is new.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask AddAsync(StockHold hold, CancellationToken cancellationToken);

    /// <summary>Saves a hold. Its quantity and what became of it can have changed; order, line, account and SKU have not.</summary>
    /// <param name="hold">The hold.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ConcurrencyException">There is no such hold.</exception>
    ValueTask SaveAsync(StockHold hold, CancellationToken cancellationToken);

    /// <summary>Deletes holds of a SKU that finished before a moment.</summary>
    /// <param name="account">The buying account.</param>
    /// <param name="sku">The SKU.</param>
    /// <param name="finishedBefore">The moment.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask PruneAsync(BuyingAccountId account, SkuId sku, DateTimeOffset finishedBefore, CancellationToken cancellationToken);
}
