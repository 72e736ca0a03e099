using ReverseBuy.Connectors;

namespace ReverseBuy.Buying;

/// <summary>Estimates domestic freight to a warehouse. Implemented by connectors; thread-safe; ReadOnly upstream.</summary>
public interface IFreightEstimator
{
    /// <summary>Estimates the freight of lines, listing by listing.</summary>
    /// <param name="context">For whom, with which account and in which lane.</param>
    /// <param name="request">The lines, and the warehouse they would be sent to.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>One estimate per listing, in the order in which the listings first appear.</returns>
    /// <exception cref="MarketplaceException">The marketplace refused or could not be reached.</exception>
    ValueTask<IReadOnlyList<FreightEstimate>> EstimateAsync(ConnectorContext context, LiveOfferRequest request, CancellationToken cancellationToken);
}
