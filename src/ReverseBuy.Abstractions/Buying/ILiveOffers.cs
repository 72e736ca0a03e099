using ReverseBuy.Connectors;

namespace ReverseBuy.Buying;

/// <summary>Asks a marketplace what lines cost and whether they are there, right now. Implemented by connectors; thread-safe; ReadOnly upstream.</summary>
public interface ILiveOffers
{
    /// <summary>
    /// Asks for a batch of lines, at once: how many calls an account may make is decided by its budget. ReverseBuy's own batches have no more listings than
    /// <see cref="ConnectorDescriptor.ListingsPerLiveOfferCall"/>, and all lines of a listing in one batch.
    /// </summary>
    /// <param name="context">For whom, with which account and in which lane.</param>
    /// <param name="request">The lines, and the warehouse they would be sent to.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>One answer per line, in the order of the lines. What failed for one line is that line's answer.</returns>
    ValueTask<IReadOnlyList<LiveOffer>> GetAsync(ConnectorContext context, LiveOfferRequest request, CancellationToken cancellationToken);
}
