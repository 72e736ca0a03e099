using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal class PackageReader(TenantSession session) : IPackageReader
{
    private const int MaximumLimit = 500;

    protected TenantSession Session => session;

    public ValueTask<InboundPackage?> FindAsync(PackageId id, CancellationToken cancellationToken) =>
        ValueTask.FromResult(session.Read(cancellationToken).Packages.Find(id));

    public ValueTask<InboundPackage?> FindByWaybillAsync(string waybill, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(waybill);
        return ValueTask.FromResult(session.Read(cancellationToken).Packages.FindByWaybill(waybill));
    }

    public ValueTask<IReadOnlyList<InboundPackage>> ListByOrderAsync(OrderId order, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<InboundPackage>>(
            [.. session.Read(cancellationToken).Packages.ListByOrder(order).OrderBy(package => package.CreatedAt)]);

    public ValueTask<IReadOnlyList<InboundPackage>> ListAsync(PackageQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, MaximumLimit, nameof(query));
        return ValueTask.FromResult<IReadOnlyList<InboundPackage>>(
            [.. session.Read(cancellationToken).Packages.Newest(query.After, package => IsAskedFor(package, query)).Take(query.Limit)]);
    }

    private static bool IsAskedFor(InboundPackage package, PackageQuery query) =>
        (query.State is not { } state || package.State == state)
            && (query.Warehouse is not { } warehouse || package.Warehouse == warehouse)
            && (query.Customer is not { } customer || package.Customer == customer)
            && (query.Waybill is null || package.Waybill == query.Waybill)
            && (query.UpstreamOrderId is null || package.Sources.Any(source => source.UpstreamOrderId == query.UpstreamOrderId))
            && (query.CreatedFrom is not { } from || package.CreatedAt >= from)
            && (query.CreatedBefore is not { } before || package.CreatedAt < before);
}
