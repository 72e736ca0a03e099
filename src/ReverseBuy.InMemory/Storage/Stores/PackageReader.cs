using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal class PackageReader(TenantSession session) : IPackageReader
{
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
}
