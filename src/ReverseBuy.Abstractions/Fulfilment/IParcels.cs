using ReverseBuy.Orders;

namespace ReverseBuy.Fulfilment;

/// <summary>Parcels to customers, from the request to the door. What does not go that way is <see cref="IParcelDesk"/> and <see cref="IParcelClaims"/>.</summary>
/// <remarks>A facade: it works for the tenant that the caller has entered. Thread-safe; commands may be repeated with their key.</remarks>
public interface IParcels
{
    /// <summary>Asks the warehouse to pack stored units and found items. They are in packaging from then on.</summary>
    /// <param name="request">What, and where to.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcel.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has no such order, line, found item or recipient, or it is another customer's.</exception>
    /// <exception cref="OrderTransitionException">Fewer units are in stock.</exception>
    /// <exception cref="OrderTransitionException">A found item is on hold.</exception>
    ValueTask<Receipt> RequestAsync(RequestParcel request, Command command, CancellationToken cancellationToken = default);

    /// <summary>Sets the freight; the parcel is packed once it is paid (see <c>IPayments</c>). After a trial it is an offer that the customer accepts first.</summary>
    /// <param name="parcel">The parcel.</param>
    /// <param name="freight">The freight, in the currency of the customer's orders.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcel after the command.</returns>
    /// <exception cref="OrderTransitionException">The parcel does not wait for its freight to be set.</exception>
    /// <exception cref="OrderTransitionException">The parcel is on hold.</exception>
    ValueTask<Receipt> QuoteAsync(ParcelId parcel, Money freight, Command command, CancellationToken cancellationToken = default);

    /// <summary>
    /// Notes that the parcel is packed; it is ready for the carrier then, unless freight is owed either way. Goods that must not be sent block it (see
    /// <see cref="IComplianceRules"/>).
    /// </summary>
    /// <param name="parcel">The parcel.</param>
    /// <param name="packed">How it turned out.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcel after the command.</returns>
    /// <exception cref="OrderTransitionException">The parcel is not being packed, such as when its freight is not paid.</exception>
    /// <exception cref="OrderTransitionException">The parcel is on hold.</exception>
    ValueTask<Receipt> PackAsync(ParcelId parcel, PackedParcel packed, Command command, CancellationToken cancellationToken = default);

    /// <summary>Hands the parcel to a carrier; its units are shipped.</summary>
    /// <param name="parcel">The parcel.</param>
    /// <param name="carrier">The carrier.</param>
    /// <param name="waybill">The carrier's number of it.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcel after the command.</returns>
    /// <exception cref="OrderTransitionException">The parcel is not ready.</exception>
    /// <exception cref="OrderTransitionException">The parcel is on hold.</exception>
    ValueTask<Receipt> HandOverAsync(ParcelId parcel, string carrier, string waybill, Command command, CancellationToken cancellationToken = default);

    /// <summary>
    /// Notes what the carrier reports. Facts may skip forward; one that is older than what is known changes nothing. One that comes while the parcel is still
    /// ready here hands it over first.
    /// </summary>
    /// <param name="parcel">The parcel.</param>
    /// <param name="report">What the carrier reports.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcel after the command.</returns>
    /// <exception cref="OrderTransitionException">The parcel can not be there, such as one that is not packed.</exception>
    ValueTask<Receipt> ReportAsync(ParcelId parcel, CarrierReport report, Command command, CancellationToken cancellationToken = default);

    /// <summary>Reads a parcel.</summary>
    /// <param name="parcel">The parcel.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcel, or <see langword="null"/> when the tenant has none of this id.</returns>
    ValueTask<Parcel?> FindAsync(ParcelId parcel, CancellationToken cancellationToken = default);

    /// <summary>Lists the parcels with goods of an order, the oldest first.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcels.</returns>
    ValueTask<IReadOnlyList<Parcel>> ListAsync(OrderId order, CancellationToken cancellationToken = default);

    /// <summary>Lists parcels, the newest first.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcels.</returns>
    ValueTask<IReadOnlyList<Parcel>> ListAsync(ParcelQuery query, CancellationToken cancellationToken = default);
}
