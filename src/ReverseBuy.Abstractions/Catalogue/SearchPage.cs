namespace ReverseBuy.Catalogue;

/// <summary>One page of search results.</summary>
/// <param name="Hits">The results, in the marketplace's order.</param>
/// <param name="HasMore">Whether a further page may have results.</param>
public sealed record SearchPage(IReadOnlyList<SearchHit> Hits, bool HasMore)
{
    /// <summary>How many results there are in all, when the marketplace tells.</summary>
    public long? TotalCount { get; init; }
}
