using ReverseBuy.Orders;

namespace ReverseBuy.Procurement;

/// <summary>What only a person can decide about a purchase. <see cref="IProcurement.ListAsync(PurchaseOrderQuery, CancellationToken)"/> lists what waits for one.</summary>
/// <remarks>
/// A facade: it works for the tenant that the caller has entered. Thread-safe; commands may be repeated with their key. All of them throw
/// <see cref="UnknownAggregateException"/> for a purchase or upstream order that the tenant does not have, and <see cref="OrderTransitionException"/> where
/// the state allows no such decision; then nothing was changed.
/// </remarks>
public interface IPurchaseDecisions
{
    /// <summary>Names the upstream orders that a purchase became whose outcome is unknown (<see cref="PurchaseOrderState.NeedsPerson"/>). The marketplace is asked for each.</summary>
    /// <param name="purchaseOrder">The purchase order.</param>
    /// <param name="upstreamOrderIds">The marketplace's ids of the orders; at least one. What the purchase wanted and none of them holds is pending again.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What became of it.</returns>
    ValueTask<NameUpstreamResult> NameAsync(
        PurchaseOrderId purchaseOrder, IReadOnlyList<string> upstreamOrderIds, Command command, CancellationToken cancellationToken = default);

    /// <summary>States that the marketplace has no order of a purchase whose outcome is unknown: its units are pending again.</summary>
    /// <param name="purchaseOrder">The purchase order; in <see cref="PurchaseOrderState.NeedsPerson"/>.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The purchase order after the command.</returns>
    ValueTask<Receipt> StateAbsentAsync(PurchaseOrderId purchaseOrder, Command command, CancellationToken cancellationToken = default);

    /// <summary>States how an upstream order stands whose payment or cancellation has been unknown for longer than <c>OrdersOptions.PersonAfter</c>.</summary>
    /// <param name="purchaseOrder">The purchase order.</param>
    /// <param name="upstreamOrderId">The marketplace's id of the upstream order.</param>
    /// <param name="outcome">How it stands.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The purchase order after the command.</returns>
    ValueTask<Receipt> StateOutcomeAsync(
        PurchaseOrderId purchaseOrder, string upstreamOrderId, UpstreamOutcome outcome, Command command, CancellationToken cancellationToken = default);

    /// <summary>Pays an upstream order that the seller made dearer, or that could not be paid for too long.</summary>
    /// <param name="purchaseOrder">The purchase order.</param>
    /// <param name="upstreamOrderId">The marketplace's id of the upstream order.</param>
    /// <param name="total">What may be paid for it, freight included. If more is asked by then, it waits again.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The purchase order after the command; the payment follows in the background.</returns>
    ValueTask<Receipt> PayAsync(
        PurchaseOrderId purchaseOrder, string upstreamOrderId, Money total, Command command, CancellationToken cancellationToken = default);

    /// <summary>Has an upstream order cancelled that is not paid. It is never paid from now on; only what the marketplace says when it is read back counts.</summary>
    /// <param name="purchaseOrder">The purchase order.</param>
    /// <param name="upstreamOrderId">The marketplace's id of the upstream order.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The purchase order after the command; the cancellation follows in the background.</returns>
    ValueTask<Receipt> CancelAsync(PurchaseOrderId purchaseOrder, string upstreamOrderId, Command command, CancellationToken cancellationToken = default);

    /// <summary>States that what a purchase waited for was seen to outside: a part that was refunded, or an order that turned up too late.</summary>
    /// <param name="purchaseOrder">The purchase order.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The purchase order after the command.</returns>
    ValueTask<Receipt> SettleAsync(PurchaseOrderId purchaseOrder, Command command, CancellationToken cancellationToken = default);
}
