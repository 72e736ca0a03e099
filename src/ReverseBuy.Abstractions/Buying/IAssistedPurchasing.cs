using ReverseBuy.Connectors;

namespace ReverseBuy.Buying;

/// <summary>Lets a person buy where the marketplace has no interface for it: a link to buy by, then matching. Implemented by connectors; thread-safe; ReadOnly upstream.</summary>
public interface IAssistedPurchasing
{
    /// <summary>Makes the link by which a person buys.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="request">The purchase; its reference is to come back with the order, where the marketplace can carry one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The link.</returns>
    /// <exception cref="MarketplaceException">The marketplace refused or could not be reached.</exception>
    ValueTask<Uri> CreateLinkAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken);

    /// <summary>Looks for what a person bought by the link.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="request">The purchase that the link was made for, without its destination.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The orders that are certainly of this purchase; none when none is known, also where the marketplace cannot tell.</returns>
    /// <exception cref="MarketplaceException">The marketplace refused or could not be reached.</exception>
    ValueTask<IReadOnlyList<UpstreamOrderReading>> MatchAsync(ConnectorContext context, AssistedPurchase request, CancellationToken cancellationToken);
}
