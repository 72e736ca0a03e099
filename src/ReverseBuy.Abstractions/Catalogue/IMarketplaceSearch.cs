namespace ReverseBuy.Catalogue;

/// <summary>
/// Searches all marketplaces at once. At the deadline each of them is answered for: with what it found, or with why it found nothing to tell. One that is slow, or fails,
/// holds up none of the others, and is never taken for one that has nothing.
/// </summary>
/// <remarks>A facade: it works for the tenant that the caller has entered, read when it is called. Thread-safe.</remarks>
public interface IMarketplaceSearch
{
    /// <summary>Searches, and waits until every marketplace has answered or the deadline has passed. Calls that are under way then are cancelled.</summary>
    /// <param name="query">What to look for, where, and for how long.</param>
    /// <param name="cancellationToken">Ends the wait and the calls.</param>
    /// <returns>One answer for each marketplace that was asked, and where to go on.</returns>
    /// <exception cref="ArgumentException">The query makes no sense: no keyword, a page without results, a marketplace twice, a deadline of nothing or of more than a day.</exception>
    /// <exception cref="UnknownMarketplaceException">No connector serves a marketplace of the query, or of its continuation.</exception>
    ValueTask<MarketplaceSearchResult> SearchAsync(MarketplaceSearchQuery query, CancellationToken cancellationToken = default);

    /// <summary>Searches as <see cref="SearchAsync"/> does, and gives each answer as soon as it is there. Who stops reading cancels what is still under way.</summary>
    /// <param name="query">What to look for, where, and for how long; the deadline counts from the first answer that is asked for.</param>
    /// <param name="cancellationToken">Ends the wait and the calls.</param>
    /// <returns>One answer for each marketplace that was asked, in the order of their arrival; last those that did not finish.</returns>
    /// <exception cref="ArgumentException">As of <see cref="SearchAsync"/>; thrown at once.</exception>
    /// <exception cref="UnknownMarketplaceException">As of <see cref="SearchAsync"/>; thrown at once.</exception>
    IAsyncEnumerable<MarketplaceSearchAnswer> SearchEachAsync(MarketplaceSearchQuery query, CancellationToken cancellationToken = default);
}
