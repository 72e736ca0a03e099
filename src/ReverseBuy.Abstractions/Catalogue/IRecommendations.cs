using ReverseBuy.Connectors;

namespace ReverseBuy.Catalogue;

/// <summary>What a marketplace itself puts forward. Implemented by connectors; thread-safe; ReadOnly upstream.</summary>
public interface IRecommendations
{
    /// <summary>Reads one page of recommended listings.</summary>
    /// <param name="context">For whom, with which account and in which lane.</param>
    /// <param name="customer">For which customer: an opaque text that tells customers apart, never a name.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The page.</returns>
    /// <exception cref="MarketplaceException">The marketplace refused or could not be reached.</exception>
    ValueTask<SearchPage> RecommendAsync(ConnectorContext context, string customer, int page, CancellationToken cancellationToken);

    /// <summary>Reads the ranking of a category.</summary>
    /// <param name="context">For whom, with which account and in which lane.</param>
    /// <param name="query">Which ranking.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The listings, the best first.</returns>
    /// <exception cref="MarketplaceException">The marketplace refused or could not be reached.</exception>
    ValueTask<IReadOnlyList<SearchHit>> RankAsync(ConnectorContext context, RankingQuery query, CancellationToken cancellationToken);
}
