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
        var state = session.Read(cancellationToken);
        var asked = new OrderSearch(state, query);
        return ValueTask.FromResult<IReadOnlyList<Order>>([.. state.Orders.Newest(query.After, order => order.PlacedAt, asked.Matches).Take(query.Limit)]);
    }

    public ValueTask<int> CountAsync(OrderQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var state = session.Read(cancellationToken);
        var asked = new OrderSearch(state, query);
        return ValueTask.FromResult(state.Orders.Newest(after: null, order => order.PlacedAt, asked.Matches).Count());
    }
}
