using ReverseBuy.Orders;
using ReverseBuy.Procurement;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal class PurchaseOrderReader(TenantSession session) : IPurchaseOrderReader
{
    protected TenantSession Session => session;

    public ValueTask<PurchaseOrder?> FindAsync(PurchaseOrderId id, CancellationToken cancellationToken) =>
        ValueTask.FromResult(session.Read(cancellationToken).PurchaseOrders.Find(id));

    public ValueTask<IReadOnlyList<PurchaseOrder>> ListByOrderAsync(OrderId order, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<PurchaseOrder>>(
            [.. session.Read(cancellationToken).PurchaseOrders.ListByOrder(order).OrderBy(purchaseOrder => purchaseOrder.CreatedAt)]);

    public ValueTask<IReadOnlyList<PurchaseOrder>> ListAsync(PurchaseOrderQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var found = session.Read(cancellationToken).PurchaseOrders.After(query.After, purchaseOrder => Matches(purchaseOrder, query)).Take(query.Limit);
        return ValueTask.FromResult<IReadOnlyList<PurchaseOrder>>([.. found]);
    }

    public ValueTask<IReadOnlyList<PurchaseOrder>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var due = session.Read(cancellationToken).PurchaseOrders
            .Where(purchaseOrder => purchaseOrder.DueAt <= now)
            .OrderBy(purchaseOrder => purchaseOrder.DueAt)
            .Take(limit);
        return ValueTask.FromResult<IReadOnlyList<PurchaseOrder>>([.. due]);
    }

    public ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(session.Read(cancellationToken).PurchaseOrders
            .Where(purchaseOrder => purchaseOrder.DueAt is not null)
            .Min(purchaseOrder => purchaseOrder.DueAt));

    private static bool Matches(PurchaseOrder purchaseOrder, PurchaseOrderQuery query) =>
        (query.State is null || purchaseOrder.State == query.State)
        && (query.Marketplace is null || purchaseOrder.Marketplace == query.Marketplace)
        && (query.SellerId is null || purchaseOrder.SellerId == query.SellerId)
        && (query.UpstreamOrderId is null || purchaseOrder.UpstreamOrders.Any(upstream => upstream.Id == query.UpstreamOrderId))
        && (query.Reference is null || purchaseOrder.Reference == query.Reference)
        && (!query.NeedsPerson || purchaseOrder.Person is not null);
}
