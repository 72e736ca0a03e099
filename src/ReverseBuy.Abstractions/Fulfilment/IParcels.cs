using ReverseBuy.Orders;

namespace ReverseBuy.Fulfilment;

/// <summary>Parcels to customers.</summary>
/// <remarks>A facade: it works for the tenant that the caller has entered. Thread-safe; commands may be repeated with their key.</remarks>
public interface IParcels
{
    /// <summary>Asks the warehouse to pack stored units. They are in packaging from then on.</summary>
    /// <param name="request">What, and where to.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcel.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has no such order or line, or it is another customer's.</exception>
    /// <exception cref="OrderTransitionException">Fewer units are in stock.</exception>
    ValueTask<Receipt> RequestAsync(RequestParcel request, Command command, CancellationToken cancellationToken = default);

    /// <summary>Sets the freight; the parcel is packed once it is paid (see <c>IPayments</c>).</summary>
    /// <param name="parcel">The parcel.</param>
    /// <param name="freight">The freight, in the currency of the customer's orders.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcel after the command.</returns>
    /// <exception cref="OrderTransitionException">The parcel does not wait for its freight to be set.</exception>
    ValueTask<Receipt> QuoteAsync(ParcelId parcel, Money freight, Command command, CancellationToken cancellationToken = default);

    /// <summary>Notes that the parcel is packed; it is ready for the carrier then.</summary>
    /// <param name="parcel">The parcel.</param>
    /// <param name="weightGrams">Its weight in grams.</param>
    /// <param name="size">Its outer size.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcel after the command.</returns>
    /// <exception cref="OrderTransitionException">The parcel is not being packed, such as when its freight is not paid.</exception>
    ValueTask<Receipt> PackAsync(ParcelId parcel, int weightGrams, ParcelSize size, Command command, CancellationToken cancellationToken = default);

    /// <summary>Hands the parcel to a carrier; its units are shipped.</summary>
    /// <param name="parcel">The parcel.</param>
    /// <param name="carrier">The carrier.</param>
    /// <param name="waybill">The carrier's number of it.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcel after the command.</returns>
    /// <exception cref="OrderTransitionException">The parcel is not ready.</exception>
    ValueTask<Receipt> HandOverAsync(ParcelId parcel, string carrier, string waybill, Command command, CancellationToken cancellationToken = default);

    /// <summary>Notes what the carrier reports. Facts may skip forward; one that is older than what is known changes nothing.</summary>
    /// <param name="parcel">The parcel; handed over.</param>
    /// <param name="status">What the carrier reports.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcel after the command.</returns>
    /// <exception cref="OrderTransitionException">The parcel is not on its way.</exception>
    ValueTask<Receipt> ReportAsync(ParcelId parcel, CarrierStatus status, Command command, CancellationToken cancellationToken = default);

    /// <summary>Lists the parcels with goods of an order, the oldest first.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcels.</returns>
    ValueTask<IReadOnlyList<Parcel>> ListAsync(OrderId order, CancellationToken cancellationToken = default);
}
