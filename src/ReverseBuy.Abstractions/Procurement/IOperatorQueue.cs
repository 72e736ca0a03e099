using ReverseBuy.Orders;

namespace ReverseBuy.Procurement;

/// <summary>
/// Purchases that people make by hand, at marketplaces without an interface for it. <see cref="IProcurement.ListAsync(PurchaseOrderQuery, CancellationToken)"/>
/// lists them (<see cref="PurchaseOrderState.AwaitingOperator"/>); <see cref="PurchaseOrder.Link"/> is where to buy.
/// </summary>
/// <remarks>
/// A facade: it works for the tenant that the caller has entered. Thread-safe; commands may be repeated with their key. All of them throw
/// <see cref="UnknownAggregateException"/> for a purchase that the tenant does not have, and <see cref="OrderTransitionException"/> for one that no longer waits
/// for an operator; then nothing was changed.
/// </remarks>
public interface IOperatorQueue
{
    /// <summary>Takes a purchase, so that no two people buy it. Who takes it again only begins its time anew.</summary>
    /// <param name="purchaseOrder">The purchase order.</param>
    /// <param name="command">The command's key, and the operator as its actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it is the operator's.</returns>
    ValueTask<TakeResult> TakeAsync(PurchaseOrderId purchaseOrder, Command command, CancellationToken cancellationToken = default);

    /// <summary>Reports that a purchase was made.</summary>
    /// <param name="purchaseOrder">The purchase order.</param>
    /// <param name="upstreamOrders">What the marketplace made of it; at least one.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether they are the purchase's now.</returns>
    ValueTask<NameUpstreamResult> ReportPlacedAsync(
        PurchaseOrderId purchaseOrder, IReadOnlyList<ReportedUpstreamOrder> upstreamOrders, Command command, CancellationToken cancellationToken = default);

    /// <summary>Declines a purchase, such as because the goods are gone: its units are pending again.</summary>
    /// <param name="purchaseOrder">The purchase order.</param>
    /// <param name="command">The command's key and actor, and the reason.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The purchase order after the command.</returns>
    ValueTask<Receipt> DeclineAsync(PurchaseOrderId purchaseOrder, Command command, CancellationToken cancellationToken = default);
}
