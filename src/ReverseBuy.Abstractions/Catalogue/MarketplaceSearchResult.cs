namespace ReverseBuy.Catalogue;

/// <summary>What several marketplaces answered to one search.</summary>
/// <param name="Answers">One for each marketplace that was asked, in the order of the query, whoever was quicker.</param>
/// <param name="Next">Where to go on; <see langword="null"/> when no marketplace has more and none is worth asking again.</param>
public sealed record MarketplaceSearchResult(IReadOnlyList<MarketplaceSearchAnswer> Answers, SearchContinuation? Next)
{
    /// <summary>
    /// Makes one list of what was found: the first result of each marketplace in the order of <see cref="Answers"/>, then the second of each, and so on. The same answers make
    /// the same list, and no marketplace's results change places among themselves. Results of different marketplaces have nothing that could be compared, so nothing is.
    /// </summary>
    /// <returns>Every result once.</returns>
    public IReadOnlyList<RankedHit> Interleave() =>
    [
        .. Answers.OfType<MarketplaceSearchAnswer.Found>()
            .SelectMany(answer => answer.Results.Hits.Select((hit, index) => new RankedHit(hit, index + 1)))
            .OrderBy(hit => hit.Rank),
    ];
}
