using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal class OrderReader(TenantSession session) : IOrderReader
{
    private const int MaximumLimit = 500;

    protected TenantSession Session => session;

    public ValueTask<Order?> FindAsync(OrderId id, CancellationToken cancellationToken) =>
        ValueTask.FromResult(session.Read(cancellationToken).Orders.Find(id));

    public ValueTask<IReadOnlyList<Order>> ListAsync(OrderQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, MaximumLimit);
        var found = session.Read(cancellationToken).Orders
            .Where(order => IsAskedFor(order, query))
            .Reverse() // of two placed in the same moment, the one added later comes first
            .OrderByDescending(order => order.PlacedAt)
            .Take(query.Limit);
        return ValueTask.FromResult<IReadOnlyList<Order>>([.. found]);
    }

    private static bool IsAskedFor(Order order, OrderQuery query) =>
        (query.Customer is not { } customer || order.Customer == customer) && (query.State is not { } state || order.State == state);
}
