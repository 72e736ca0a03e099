using ReverseBuy.Fulfilment;

namespace ReverseBuy.Storage;

/// <summary>Reads and writes parcels.</summary>
public interface IParcelStore : IParcelReader
{
    /// <summary>Adds a parcel.</summary>
    /// <param name="parcel">The parcel.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask AddAsync(Parcel parcel, CancellationToken cancellationToken);

    /// <summary>Saves a parcel with what is in it.</summary>
    /// <param name="parcel">The parcel.</param>
    /// <param name="expectedVersion">The version it had when it was read.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ConcurrencyException">The stored version is another one.</exception>
    ValueTask SaveAsync(Parcel parcel, int expectedVersion, CancellationToken cancellationToken);
}
