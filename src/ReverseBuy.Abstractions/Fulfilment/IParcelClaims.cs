using ReverseBuy.Orders;

namespace ReverseBuy.Fulfilment;

/// <summary>Parcels that came back, and compensation for those that were lost, seized or damaged.</summary>
/// <remarks>A facade: it works for the tenant that the caller has entered. Thread-safe; commands may be repeated with their key.</remarks>
public interface IParcelClaims
{
    /// <summary>Takes a parcel in that came back. Its units are in stock again.</summary>
    /// <param name="parcel">The parcel; on its way back.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcel after the command.</returns>
    /// <exception cref="OrderTransitionException">The parcel is not on its way back.</exception>
    ValueTask<Receipt> ReceiveBackAsync(ParcelId parcel, Command command, CancellationToken cancellationToken = default);

    /// <summary>Notes that a compensation was asked for.</summary>
    /// <param name="parcel">The parcel; lost, seized, damaged or delivered.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcel after the command.</returns>
    /// <exception cref="OrderTransitionException">There is nothing to claim.</exception>
    ValueTask<Receipt> OpenAsync(ParcelId parcel, Command command, CancellationToken cancellationToken = default);

    /// <summary>Grants a compensation: what is charged for the parcel falls by it, and the customer is due that much.</summary>
    /// <param name="parcel">The parcel; claimed.</param>
    /// <param name="amount">How much, in the parcel's currency; above 0.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcel after the command.</returns>
    /// <exception cref="OrderTransitionException">Nothing was claimed.</exception>
    /// <exception cref="CurrencyMismatchException">The amount is in another currency.</exception>
    ValueTask<Receipt> GrantAsync(ParcelId parcel, Money amount, Command command, CancellationToken cancellationToken = default);

    /// <summary>Refuses a compensation.</summary>
    /// <param name="parcel">The parcel; claimed.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcel after the command.</returns>
    /// <exception cref="OrderTransitionException">Nothing was claimed.</exception>
    ValueTask<Receipt> RefuseAsync(ParcelId parcel, Command command, CancellationToken cancellationToken = default);
}
