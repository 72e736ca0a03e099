using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal class ParcelReader(TenantSession session) : IParcelReader
{
    protected TenantSession Session => session;

    public ValueTask<Parcel?> FindAsync(ParcelId id, CancellationToken cancellationToken) =>
        ValueTask.FromResult(session.Read(cancellationToken).Parcels.Find(id));

    public ValueTask<IReadOnlyList<Parcel>> ListByOrderAsync(OrderId order, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<Parcel>>(
            [.. session.Read(cancellationToken).Parcels.ListByOrder(order).OrderBy(parcel => parcel.CreatedAt)]);
}
