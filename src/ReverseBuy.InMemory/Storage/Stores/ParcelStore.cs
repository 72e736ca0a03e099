using ReverseBuy.Fulfilment;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal sealed class ParcelStore(TenantSession session) : ParcelReader(session), IParcelStore
{
    public ValueTask AddAsync(Parcel parcel, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return Session.WriteAsync(state => state with { Parcels = state.Parcels.Add(parcel.Id, WholeAmounts.Require(parcel)) }, cancellationToken);
    }

    public ValueTask SaveAsync(Parcel parcel, int expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return Session.WriteAsync(state => state with { Parcels = state.Parcels.Save(parcel.Id, WholeAmounts.Require(parcel), expectedVersion) }, cancellationToken);
    }
}
