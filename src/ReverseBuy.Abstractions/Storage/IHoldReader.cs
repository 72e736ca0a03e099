using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;

namespace ReverseBuy.Storage;

/// <summary>Reads holds of stock, and what marketplaces said of it.</summary>
public interface IHoldReader
{
    /// <summary>Reads the newest observation of a SKU.</summary>
    /// <param name="account">The buying account that asked.</param>
    /// <param name="sku">The SKU.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The observation that was asked for last, or <see langword="null"/> when there is none.</returns>
    ValueTask<StockObservation?> FindObservationAsync(BuyingAccountId account, SkuId sku, CancellationToken cancellationToken);

    /// <summary>Lists the holds of a SKU that are open, whether or not they have expired meanwhile, and those that have finished lately.</summary>
    /// <param name="account">The buying account.</param>
    /// <param name="sku">The SKU.</param>
    /// <param name="finishedFrom">The moment at or after which a finished hold has finished.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The holds, in the order in which they were added.</returns>
    ValueTask<IReadOnlyList<StockHold>> ListAsync(BuyingAccountId account, SkuId sku, DateTimeOffset finishedFrom, CancellationToken cancellationToken);

    /// <summary>Reads how stock stands, of all that is asked for at once.</summary>
    /// <param name="stock">What is asked for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>One standing for each, in their order.</returns>
    ValueTask<IReadOnlyList<StockStanding>> ReadStockAsync(IReadOnlyList<StockKey> stock, CancellationToken cancellationToken);

    /// <summary>Lists the holds of an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The holds, in the order in which they were added.</returns>
    ValueTask<IReadOnlyList<StockHold>> ListByOrderAsync(OrderId order, CancellationToken cancellationToken);
}
