using ReverseBuy.Catalogue;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Inventory.Searching;

/// <summary>The facade: reads the current tenant once, also where the answers are read later and elsewhere, and passes it on.</summary>
internal sealed class MarketplaceSearchFacade(ICurrentTenant current, SearchInquiry inquiry) : IMarketplaceSearch
{
    public ValueTask<MarketplaceSearchResult> SearchAsync(MarketplaceSearchQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return inquiry.SearchAsync(current.Require(nameof(IMarketplaceSearch)), query, cancellationToken);
    }

    public IAsyncEnumerable<MarketplaceSearchAnswer> SearchEachAsync(MarketplaceSearchQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return inquiry.SearchEachAsync(current.Require(nameof(IMarketplaceSearch)), query, cancellationToken);
    }
}
