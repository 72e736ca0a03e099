namespace ReverseBuy.Catalogue;

/// <summary>A search by keyword.</summary>
/// <param name="Keyword">What to look for, in Chinese for the best results; not empty.</param>
public sealed record SearchQuery(string Keyword)
{
    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How many results a page has; connectors lower it to what their marketplace allows.</summary>
    public int PageSize { get; init; } = 20;

    /// <summary>In what order results come. Default as the marketplace thinks best.</summary>
    public SearchSort Sort { get; init; }

    /// <summary>Only what costs at least so much, in the marketplace's currency.</summary>
    public Money? MinimumPrice { get; init; }

    /// <summary>Only what costs at most so much, in the marketplace's currency.</summary>
    public Money? MaximumPrice { get; init; }
}
