using ReverseBuy.Orders;

namespace ReverseBuy.Fulfilment;

/// <summary>What else can be done with a parcel before a carrier has it.</summary>
/// <remarks>A facade: it works for the tenant that the caller has entered. Thread-safe; commands may be repeated with their key.</remarks>
public interface IParcelDesk
{
    /// <summary>Notes a trial: how heavy and large the parcel would be. Goods that must not be sent block it.</summary>
    /// <param name="parcel">The parcel; requested.</param>
    /// <param name="packed">How it turned out; without freight, which <see cref="IParcels.QuoteAsync"/> sets.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcel after the command.</returns>
    /// <exception cref="OrderTransitionException">The parcel is not just requested.</exception>
    /// <exception cref="OrderTransitionException">The parcel is on hold.</exception>
    ValueTask<Receipt> TrialPackAsync(ParcelId parcel, PackedParcel packed, Command command, CancellationToken cancellationToken = default);

    /// <summary>Accepts the freight that was offered after a trial. It is charged, and packing begins when it is paid.</summary>
    /// <param name="parcel">The parcel; quoted.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcel after the command.</returns>
    /// <exception cref="OrderTransitionException">No freight was offered.</exception>
    /// <exception cref="OrderTransitionException">The parcel is on hold.</exception>
    ValueTask<Receipt> AcceptQuoteAsync(ParcelId parcel, Command command, CancellationToken cancellationToken = default);

    /// <summary>Lets a parcel go on whose customer gets freight back: it was paid back, or it stays with the customer's account.</summary>
    /// <param name="parcel">The parcel; freight is due back.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcel after the command. What is due back stays due until it is reported as paid back.</returns>
    /// <exception cref="OrderTransitionException">No freight is due back.</exception>
    /// <exception cref="OrderTransitionException">The parcel is on hold.</exception>
    ValueTask<Receipt> ContinueAsync(ParcelId parcel, Command command, CancellationToken cancellationToken = default);

    /// <summary>Stops a parcel that cannot be sent as it is. Its units are in stock again; what was paid for it stays paid.</summary>
    /// <param name="parcel">The parcel; not handed over.</param>
    /// <param name="command">The command's key and actor; its reason is noted on the parcel and is required.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcel after the command.</returns>
    /// <exception cref="OrderTransitionException">A carrier has it, or it has ended.</exception>
    ValueTask<Receipt> BlockAsync(ParcelId parcel, Command command, CancellationToken cancellationToken = default);

    /// <summary>Opens a blocked parcel for another request.</summary>
    /// <param name="parcel">The parcel; blocked.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcel after the command: a draft.</returns>
    /// <exception cref="OrderTransitionException">The parcel is not blocked.</exception>
    ValueTask<Receipt> UnblockAsync(ParcelId parcel, Command command, CancellationToken cancellationToken = default);

    /// <summary>Asks for a draft again, with other goods or another address if need be.</summary>
    /// <param name="parcel">The parcel; a draft.</param>
    /// <param name="request">What, and where to; of the same customer, warehouse and currency.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcel after the command.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has no such parcel, order, line, found item or recipient, or it is another customer's.</exception>
    /// <exception cref="OrderTransitionException">The parcel is no draft, or fewer units are in stock.</exception>
    /// <exception cref="OrderTransitionException">The parcel or a found item is on hold.</exception>
    ValueTask<Receipt> RequestAgainAsync(ParcelId parcel, RequestParcel request, Command command, CancellationToken cancellationToken = default);

    /// <summary>Cancels a parcel that no carrier has. Its units are in stock again, and what was paid for it is due back.</summary>
    /// <param name="parcel">The parcel; not handed over.</param>
    /// <param name="command">The command's key and actor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The parcel after the command.</returns>
    /// <exception cref="OrderTransitionException">A carrier has it, or it has ended.</exception>
    ValueTask<Receipt> CancelAsync(ParcelId parcel, Command command, CancellationToken cancellationToken = default);
}
