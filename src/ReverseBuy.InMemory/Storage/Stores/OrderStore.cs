using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal sealed class OrderStore(TenantSession session) : OrderReader(session), IOrderStore
{
    public ValueTask AddAsync(Order order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Session.WriteAsync(state => state with { Orders = state.Orders.Add(order.Id, WholeAmounts.Require(order)) }, cancellationToken);
    }

    public ValueTask SaveAsync(Order order, int expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Session.WriteAsync(state => state with { Orders = state.Orders.Save(order.Id, WholeAmounts.Require(order), expectedVersion) }, cancellationToken);
    }
}
