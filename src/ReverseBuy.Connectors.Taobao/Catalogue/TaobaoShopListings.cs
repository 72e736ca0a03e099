using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Taobao.Catalogue;

/// <summary>Lists a shop by searching in it.</summary>
internal sealed class TaobaoShopListings(TaobaoItemSearch search) : IShopListings
{
    public async ValueTask<SearchPage> ListAsync(ConnectorContext context, string sellerId, SearchQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentException.ThrowIfNullOrEmpty(sellerId);
        ArgumentNullException.ThrowIfNull(query);

        // A seller whose shop the platform did not name has another kind of id. Asked for it, the platform might search everywhere.
        return sellerId.All(char.IsAsciiDigit)
            ? await search.SearchAsync(context, query, sellerId, cancellationToken).ConfigureAwait(false)
            : throw new MarketplaceException(
                TaobaoMarketplace.Id,
                MarketplaceErrorKind.InvalidRequest,
                $"Taobao told no shop id of seller '{sellerId}', so its listings cannot be asked for. Search by keyword instead.");
    }
}
