using ReverseBuy.Orders;

namespace ReverseBuy.Procurement;

/// <summary>Buying upstream. What was planned is bought in the background, and goes on after a restart.</summary>
/// <remarks>A facade: it works for the tenant that the caller has entered. Thread-safe; commands may be repeated with their key.</remarks>
public interface IProcurement
{
    /// <summary>Plans purchases for all units of an order that are pending and not planned yet; they are made in the background.</summary>
    /// <param name="order">The order; approved.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The order after the command; its version is unchanged, for planning moves no unit.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has no such order.</exception>
    /// <exception cref="OrderTransitionException">The order is not approved.</exception>
    ValueTask<Receipt> BuyAsync(OrderId order, Command command, CancellationToken cancellationToken = default);

    /// <summary>Looks at the placed and paid purchases for an order now, instead of when they are due: asks the marketplace what has become of them.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the look is arranged.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has no such order.</exception>
    ValueTask LookAsync(OrderId order, CancellationToken cancellationToken = default);

    /// <summary>Reads a purchase order.</summary>
    /// <param name="purchaseOrder">The purchase order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The purchase order, or <see langword="null"/> when the tenant has none of this id.</returns>
    ValueTask<PurchaseOrder?> FindAsync(PurchaseOrderId purchaseOrder, CancellationToken cancellationToken = default);

    /// <summary>Lists the purchase orders of an order, the oldest first.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The purchase orders.</returns>
    ValueTask<IReadOnlyList<PurchaseOrder>> ListAsync(OrderId order, CancellationToken cancellationToken = default);

    /// <summary>Lists purchase orders, in the order in which they were planned: what waits for a person, the operators' queue, whose an upstream order is.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>One page of them; the next one begins after the last of it (<see cref="PurchaseOrderQuery.After"/>).</returns>
    ValueTask<IReadOnlyList<PurchaseOrder>> ListAsync(PurchaseOrderQuery query, CancellationToken cancellationToken = default);
}
