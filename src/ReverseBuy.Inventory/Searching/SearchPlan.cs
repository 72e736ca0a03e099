using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Inventory.Searching;

/// <summary>Who is asked for what, and until when.</summary>
/// <param name="Steps">One for each marketplace, in the order of the answers.</param>
/// <param name="Deadline">How long all of them have.</param>
internal sealed record SearchPlan(IReadOnlyList<SearchStep> Steps, TimeSpan Deadline)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <exception cref="ArgumentException">The query makes no sense.</exception>
    /// <exception cref="UnknownMarketplaceException">It names a marketplace without a connector.</exception>
    public static SearchPlan Of(MarketplaceSearchQuery query, IConnectors connectors, TimeSpan usualDeadline)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(query.Keyword, "keyword");
        ArgumentOutOfRangeException.ThrowIfLessThan(query.PageSize, 1, "pageSize");
        var deadline = query.Deadline ?? usualDeadline;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(deadline, TimeSpan.Zero, nameof(deadline));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(deadline, Longest, nameof(deadline));
        return new SearchPlan([.. MarketplacesOf(query, connectors).Select(marketplace => new SearchStep(marketplace, QueryOf(query, marketplace)))], deadline);
    }

    private static IEnumerable<MarketplaceId> MarketplacesOf(MarketplaceSearchQuery query, IConnectors connectors)
    {
        var pages = query.Continuation?.Pages;
        var marketplaces = query.Marketplaces ?? [.. connectors.All.Select(connector => connector.Marketplace)];
        foreach (var marketplace in marketplaces.Concat(pages?.Keys ?? []))
        {
            connectors.Describe(marketplace);
        }

        if (marketplaces.GroupBy(marketplace => marketplace).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            throw new ArgumentException($"Marketplace '{twice.Key}' is there twice; name each once.", nameof(query));
        }

        return marketplaces.Where(marketplace => pages is null || pages.ContainsKey(marketplace));
    }

    private static SearchQuery QueryOf(MarketplaceSearchQuery query, MarketplaceId marketplace) => new(query.Keyword)
    {
        Page = query.Continuation?.Pages[marketplace] ?? 1,
        PageSize = query.PageSize,
        Sort = query.Sort,
        MinimumPrice = query.MinimumPrice,
        MaximumPrice = query.MaximumPrice,
    };
}
