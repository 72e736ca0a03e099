using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Taobao.Catalogue;

/// <summary>Searches by keyword.</summary>
internal sealed class TaobaoProductSearch(TaobaoItemSearch search) : IProductSearch
{
    public async ValueTask<SearchPage> SearchAsync(ConnectorContext context, SearchQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(query);
        return await search.SearchAsync(context, query, shop: null, cancellationToken).ConfigureAwait(false);
    }
}
