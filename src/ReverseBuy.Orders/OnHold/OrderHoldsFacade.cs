using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.OnHold;

/// <summary>The facade: reads the current tenant once and passes it on.</summary>
internal sealed class OrderHoldsFacade(ICurrentTenant current, OrderHolding holding) : IOrderHolds
{
    public ValueTask<Receipt> PutAsync(OrderId order, PutOrderHold hold, Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hold);
        return holding.PutAsync(current.RequireActive(nameof(IOrderHolds)), order, hold, command, cancellationToken);
    }

    public ValueTask<Receipt> ReleaseAsync(OrderId order, string name, Command command, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return holding.ReleaseAsync(current.RequireActive(nameof(IOrderHolds)), order, name, command, cancellationToken);
    }
}
