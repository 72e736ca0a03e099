namespace ReverseBuy.Catalogue;

/// <summary>A search by keyword.</summary>
/// <param name="Keyword">What to look for, in Chinese for the best results; not empty.</param>
public sealed record SearchQuery(string Keyword)
{
    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How many results a page has; connectors lower it to what their marketplace allows.</summary>
    public int PageSize { get; init; } = 20;
}
