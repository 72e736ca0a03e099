namespace ReverseBuy.Catalogue;

/// <summary>A search result among those of other marketplaces.</summary>
/// <param name="Hit">The result; its id tells the marketplace.</param>
/// <param name="Rank">Its place in its marketplace's own page, from 1.</param>
public sealed record RankedHit(SearchHit Hit, int Rank);
