using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Following;

/// <summary>
/// Follows listings, where a marketplace tells of changed prices and stock only for those that an account follows. What it tells comes as
/// <see cref="OfferChangedHint"/>. Implemented by connectors; thread-safe; Idempotent upstream.
/// </summary>
public interface IOfferFollowing
{
    /// <summary>Follows a listing. Following it again changes nothing.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="listing">The listing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it is followed now, or why not.</returns>
    /// <exception cref="MarketplaceException">
    /// The marketplace could not be reached or refused the call; after <see cref="MarketplaceErrorKind.OutcomeUnknown"/> ask again.
    /// </exception>
    ValueTask<FollowResult> FollowAsync(ConnectorContext context, ListingId listing, CancellationToken cancellationToken);

    /// <summary>Follows a listing no longer. One that is not followed stays so.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="listing">The listing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it is followed no longer, or why it still is.</returns>
    /// <exception cref="MarketplaceException">
    /// The marketplace could not be reached or refused the call; after <see cref="MarketplaceErrorKind.OutcomeUnknown"/> ask again.
    /// </exception>
    ValueTask<FollowResult> UnfollowAsync(ConnectorContext context, ListingId listing, CancellationToken cancellationToken);
}
