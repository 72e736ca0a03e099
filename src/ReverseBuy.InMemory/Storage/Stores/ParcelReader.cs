using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal class ParcelReader(TenantSession session) : IParcelReader
{
    private const int MaximumLimit = 500;

    protected TenantSession Session => session;

    public ValueTask<Parcel?> FindAsync(ParcelId id, CancellationToken cancellationToken) =>
        ValueTask.FromResult(session.Read(cancellationToken).Parcels.Find(id));

    public ValueTask<IReadOnlyList<Parcel>> ListByOrderAsync(OrderId order, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<Parcel>>(
            [.. session.Read(cancellationToken).Parcels.ListByOrder(order).OrderBy(parcel => parcel.CreatedAt)]);

    public ValueTask<IReadOnlyList<Parcel>> ListAsync(ParcelQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, MaximumLimit, nameof(query));
        return ValueTask.FromResult<IReadOnlyList<Parcel>>(
            [.. session.Read(cancellationToken).Parcels.Newest(query.After, parcel => parcel.CreatedAt, parcel => IsAskedFor(parcel, query)).Take(query.Limit)]);
    }

    private static bool IsAskedFor(Parcel parcel, ParcelQuery query) =>
        (query.State is not { } state || parcel.State == state)
            && (query.Customer is not { } customer || parcel.Customer == customer)
            && (query.Waybill is null || parcel.Waybill == query.Waybill)
            && (query.CreatedFrom is not { } from || parcel.CreatedAt >= from)
            && (query.CreatedBefore is not { } before || parcel.CreatedAt < before);
}
