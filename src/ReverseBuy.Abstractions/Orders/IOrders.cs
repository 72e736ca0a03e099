namespace ReverseBuy.Orders;

/// <summary>Customers' orders, from placing to the end.</summary>
/// <remarks>A facade: it works for the tenant that the caller has entered. Thread-safe; commands may be repeated with their key.</remarks>
public interface IOrders
{
    /// <summary>Places an order: every line is asked for upstream, and a policy decides about what has changed.</summary>
    /// <param name="request">What is ordered.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The order, or how its lines differ from what the customer saw.</returns>
    /// <exception cref="IdempotencyKeyReusedException">The key belongs to another command.</exception>
    /// <exception cref="UnknownTenantException">The tenant was never taken on.</exception>
    /// <exception cref="ArgumentException">The request makes no sense: no line, a quantity below 1, a SKU twice.</exception>
    ValueTask<PlaceOrderResult> PlaceAsync(PlaceOrder request, Command command, CancellationToken cancellationToken = default);

    /// <summary>Approves an order in review. The compliance rules are asked anew, before anything is locked.</summary>
    /// <param name="order">The order.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The order after the change; or which rules are against it, when a line is refused, or a person has to look and the actor is none.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has no such order.</exception>
    /// <exception cref="OrderTransitionException">The order is not in review, is held, or a guard is against it.</exception>
    ValueTask<ApproveOrderResult> ApproveAsync(OrderId order, Command command, CancellationToken cancellationToken = default);

    /// <summary>Refuses an order in review. Every unit is cancelled, and what was paid is due back.</summary>
    /// <param name="order">The order.</param>
    /// <param name="command">The command's key and actor; its reason is why.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The order after the change.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has no such order.</exception>
    /// <exception cref="OrderTransitionException">The order is not in review.</exception>
    ValueTask<Receipt> RejectAsync(OrderId order, Command command, CancellationToken cancellationToken = default);

    /// <summary>
    /// Cancels what can be. An order that is not paid is cancelled. Of another, units that are pending are cancelled at once, those that are being bought when that is
    /// known, those that are bought by the <see cref="ICancellationPolicy"/>, those in a parcel when that is cancelled; what is shipped stays.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The order after the change; its units say what became of them so far.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has no such order.</exception>
    /// <exception cref="OrderTransitionException">The order is over, everything is shipped, or it is asked for already.</exception>
    ValueTask<Receipt> CancelAsync(OrderId order, Command command, CancellationToken cancellationToken = default);

    /// <summary>Completes an order whose goods have arrived, such as when the customer confirms. Without a word it is completed some days after delivery.</summary>
    /// <param name="order">The order.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The order after the change.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has no such order.</exception>
    /// <exception cref="OrderTransitionException">A unit has not arrived, or something is due.</exception>
    ValueTask<Receipt> CompleteAsync(OrderId order, Command command, CancellationToken cancellationToken = default);

    /// <summary>Reads an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The order, or <see langword="null"/> when the tenant has none of this id.</returns>
    ValueTask<Order?> FindAsync(OrderId order, CancellationToken cancellationToken = default);

    /// <summary>Lists orders, the newest first.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The orders.</returns>
    ValueTask<IReadOnlyList<Order>> ListAsync(OrderQuery query, CancellationToken cancellationToken = default);

    /// <summary>Explains an order: everything that happened to it and to what was bought and shipped for it, and who did it.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The explanation.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has no such order.</exception>
    ValueTask<OrderExplanation> ExplainAsync(OrderId order, CancellationToken cancellationToken = default);
}
