namespace ReverseBuy.Sandbox.Orders;

/// <summary>Derives where an order stands from its times and the business clock; nothing ticks in the background.</summary>
internal sealed class OrderTimeline(SandboxOptions options)
{
    public DateTimeOffset? PaidAt(OrderRecord order) => order.PayAcceptedAt + options.PayDelay;

    public DateTimeOffset? ShippedAt(OrderRecord order) => PaidAt(order) + options.ShipAfter;

    public DateTimeOffset? SignedAt(OrderRecord order) => order.ReceivedAt ?? ShippedAt(order) + options.SignAfter;

    public DateTimeOffset ExpiresAt(OrderRecord order) => order.CreatedAt + options.UnpaidExpiry;

    public OrderStage StageOf(OrderRecord order, DateTimeOffset now)
    {
        if (order.CancelledAt <= now || (order.PayAcceptedAt is null && ExpiresAt(order) <= now))
        {
            return OrderStage.Closed;
        }

        return now switch
        {
            _ when SignedAt(order) <= now => OrderStage.Signed,
            _ when ShippedAt(order) <= now => OrderStage.Shipped,
            _ when PaidAt(order) <= now => OrderStage.Paid,
            _ when order.PayAcceptedAt is null && now < order.CreatedAt + options.TaskDelay => OrderStage.Building,
            _ => OrderStage.Unpaid,
        };
    }

    /// <summary>The stages it has come into by now, each with its moment.</summary>
    public IEnumerable<(OrderStage Stage, DateTimeOffset At)> StepsOf(OrderRecord order, DateTimeOffset now)
    {
        var closed = StageOf(order, now) == OrderStage.Closed ? order.CancelledAt ?? ExpiresAt(order) : (DateTimeOffset?)null;
        (OrderStage Stage, DateTimeOffset? At)[] steps =
        [
            (OrderStage.Building, order.CreatedAt),
            (OrderStage.Unpaid, order.CreatedAt + options.TaskDelay),
            (OrderStage.Paid, PaidAt(order)),
            (OrderStage.Shipped, ShippedAt(order)),
            (OrderStage.Signed, SignedAt(order)),
            (OrderStage.Closed, closed),
        ];
        return steps
            .Where(step => step.At <= now && (closed is null || step.At < closed || step.Stage == OrderStage.Closed))
            .Select(step => (step.Stage, step.At!.Value));
    }

    /// <summary>The last change of state that has happened by now.</summary>
    public DateTimeOffset ModifiedAt(OrderRecord order, DateTimeOffset now) => StageOf(order, now) switch
    {
        OrderStage.Closed => order.CancelledAt ?? ExpiresAt(order),
        OrderStage.Signed => SignedAt(order)!.Value,
        OrderStage.Shipped => ShippedAt(order)!.Value,
        OrderStage.Paid => PaidAt(order)!.Value,
        _ => order.RepricedAt ?? order.CreatedAt,
    };
}
