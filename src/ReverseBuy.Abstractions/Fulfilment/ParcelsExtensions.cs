using ReverseBuy.Orders;

namespace ReverseBuy.Fulfilment;

/// <summary>Shorter forms of what parcels need most of the time.</summary>
public static class ParcelsExtensions
{
    /// <summary>Notes that the parcel is packed, for the freight that was set before.</summary>
    /// <param name="parcels">The parcels.</param>
    /// <param name="parcel">The parcel.</param>
    /// <param name="weightGrams">Its weight in grams.</param>
    /// <param name="size">Its outer size.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcel after the command.</returns>
    /// <exception cref="OrderTransitionException">The parcel is not being packed, such as when its freight is not paid.</exception>
    public static ValueTask<Receipt> PackAsync(
        this IParcels parcels, ParcelId parcel, int weightGrams, ParcelSize size, Command command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parcels);
        return parcels.PackAsync(parcel, new PackedParcel(weightGrams, size), command, cancellationToken);
    }

    /// <summary>Notes what the carrier reports of a parcel that was handed over.</summary>
    /// <param name="parcels">The parcels.</param>
    /// <param name="parcel">The parcel.</param>
    /// <param name="status">What the carrier reports.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcel after the command.</returns>
    /// <exception cref="OrderTransitionException">The parcel is not on its way.</exception>
    public static ValueTask<Receipt> ReportAsync(
        this IParcels parcels, ParcelId parcel, CarrierStatus status, Command command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parcels);
        return parcels.ReportAsync(parcel, new CarrierReport(status), command, cancellationToken);
    }
}
