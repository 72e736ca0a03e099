using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.Storage;

/// <summary>Reads parcels.</summary>
public interface IParcelReader
{
    /// <summary>Reads a parcel.</summary>
    /// <param name="id">The parcel.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcel, or <see langword="null"/> when there is none of this id.</returns>
    ValueTask<Parcel?> FindAsync(ParcelId id, CancellationToken cancellationToken);

    /// <summary>Lists those with goods of an order, the oldest first.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcels.</returns>
    ValueTask<IReadOnlyList<Parcel>> ListByOrderAsync(OrderId order, CancellationToken cancellationToken);

    /// <summary>Lists parcels, the newest first, those of one moment as they were added, the last one first.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcels.</returns>
    ValueTask<IReadOnlyList<Parcel>> ListAsync(ParcelQuery query, CancellationToken cancellationToken);
}
