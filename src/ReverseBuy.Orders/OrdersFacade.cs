using ReverseBuy.Orders.Cancellations;
using ReverseBuy.Orders.Completing;
using ReverseBuy.Orders.Explaining;
using ReverseBuy.Orders.Placing;
using ReverseBuy.Orders.Reviewing;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders;

/// <summary>The facade: reads the current tenant once and passes it on.</summary>
internal sealed class OrdersFacade(
    ICurrentTenant current,
    OrderPlacement placement,
    OrderReview review,
    OrderCancellation cancellation,
    OrderCompletion completion,
    OrderExplainer explainer,
    ITenantStorage storage) : IOrders
{
    public ValueTask<PlaceOrderResult> PlaceAsync(PlaceOrder request, Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(command);
        return placement.PlaceAsync(current.RequireActive(nameof(IOrders)), request, command, cancellationToken);
    }

    public ValueTask<ApproveOrderResult> ApproveAsync(OrderId order, Command command, CancellationToken cancellationToken) =>
        review.ApproveAsync(current.RequireActive(nameof(IOrders)), order, command, cancellationToken);

    public ValueTask<Receipt> RejectAsync(OrderId order, Command command, CancellationToken cancellationToken) =>
        review.RejectAsync(current.RequireActive(nameof(IOrders)), order, command, cancellationToken);

    public ValueTask<Receipt> CancelAsync(OrderId order, Command command, CancellationToken cancellationToken) =>
        cancellation.CancelAsync(current.RequireActive(nameof(IOrders)), order, command, cancellationToken);

    public ValueTask<Receipt> CompleteAsync(OrderId order, Command command, CancellationToken cancellationToken) =>
        completion.CompleteAsync(current.RequireActive(nameof(IOrders)), order, command, cancellationToken);

    public async ValueTask<Order?> FindAsync(OrderId order, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(current.Require(nameof(IOrders)), cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await view.Orders.FindAsync(order, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<IReadOnlyList<Order>> ListAsync(OrderQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, 500, nameof(query));
        var view = await storage.ReadAsync(current.Require(nameof(IOrders)), cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await view.Orders.ListAsync(query, cancellationToken).ConfigureAwait(false);
        }
    }

    public ValueTask<OrderExplanation> ExplainAsync(OrderId order, CancellationToken cancellationToken) =>
        explainer.ExplainAsync(current.Require(nameof(IOrders)), order, cancellationToken);
}
