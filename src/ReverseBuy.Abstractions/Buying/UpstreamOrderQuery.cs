namespace ReverseBuy.Buying;

/// <summary>Which upstream orders to list: those that were modified in a stretch of time.</summary>
/// <param name="ModifiedFrom">From when on.</param>
/// <param name="ModifiedUntil">Until when, not included.</param>
public sealed record UpstreamOrderQuery(DateTimeOffset ModifiedFrom, DateTimeOffset ModifiedUntil)
{
    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How many orders a page has; connectors lower it to what their marketplace allows.</summary>
    public int PageSize { get; init; } = 20;
}
