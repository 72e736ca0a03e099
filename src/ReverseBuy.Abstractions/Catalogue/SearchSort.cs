namespace ReverseBuy.Catalogue;

/// <summary>In what order results come.</summary>
public enum SearchSort
{
    /// <summary>As the marketplace thinks best.</summary>
    Relevance,

    /// <summary>The cheapest first.</summary>
    PriceAscending,

    /// <summary>The dearest first.</summary>
    PriceDescending,

    /// <summary>The best sold first.</summary>
    Sales,
}
