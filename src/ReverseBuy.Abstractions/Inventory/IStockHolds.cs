using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.Inventory;

/// <summary>
/// Keeps customers of one tenant and buying account from being sold more than the marketplace reported to that account.
/// </summary>
/// <remarks>
/// Everything is done in the unit of work that is given, and becomes true with its commit: an order and its holds are stored together or not at all.
/// Repeating a call changes nothing. Thread-safe, as long as each unit of work is used by one caller at a time.
/// </remarks>
public interface IStockHolds
{
    /// <summary>
    /// Takes holds, or takes them again: prolonged, changed in quantity, moved to another account. It is refused when less is sellable than wanted. What is
    /// sellable is the newest observation, less the open holds of others, less what was bought after that observation was asked for. Stock that
    /// is not counted refuses nothing.
    /// </summary>
    /// <param name="unitOfWork">The open unit of work.</param>
    /// <param name="request">What each line is to hold.</param>
    /// <param name="observations">
    /// What a verification has just learnt (<see cref="Verification.Observations"/>); kept even if the holds are refused, where it is newer than what is known.
    /// </param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The holds, or each SKU with what was wanted and what is sellable.</returns>
    /// <exception cref="ArgumentException">No line, an order line twice, or a quantity below 1.</exception>
    ValueTask<HoldResult> TakeAsync(
        ITenantUnitOfWork unitOfWork, HoldRequest request, IReadOnlyList<StockObservation> observations, CancellationToken cancellationToken);

    /// <summary>
    /// Notes that pieces were bought. They count until an observation is asked for later than now: only that one can have left them out. What was
    /// bought without a hold counts alike.
    /// </summary>
    /// <param name="unitOfWork">The open unit of work.</param>
    /// <param name="order">The order.</param>
    /// <param name="bought">The line, and how many of its pieces were bought with which account.</param>
    /// <param name="fact">The id of the fact; it consumes once.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is written.</returns>
    ValueTask ConsumeAsync(ITenantUnitOfWork unitOfWork, OrderId order, HoldLine bought, string fact, CancellationToken cancellationToken);

    /// <summary>Gives pieces back that are not bought; what is not held is not missed.</summary>
    /// <param name="unitOfWork">The open unit of work.</param>
    /// <param name="order">The order.</param>
    /// <param name="line">Its line.</param>
    /// <param name="quantity">How many pieces; at least 1.</param>
    /// <param name="fact">The id of the fact; it releases once.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is written.</returns>
    ValueTask ReleaseAsync(ITenantUnitOfWork unitOfWork, OrderId order, OrderLineId line, int quantity, string fact, CancellationToken cancellationToken);
}
