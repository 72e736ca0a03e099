using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Testing.Tests.Connectors;

internal sealed class BrokenSearch(IProductSearch sound, ConnectorMutation mutation) : IProductSearch
{
    public async ValueTask<SearchPage> SearchAsync(ConnectorContext context, SearchQuery query, CancellationToken cancellationToken)
    {
        try
        {
            var page = await sound.SearchAsync(context, query, cancellationToken);
            return mutation == ConnectorMutation.SortsByCulture ? page with { Hits = [.. page.Hits.OrderBy(hit => hit.Title, StringComparer.CurrentCulture)] } : page;
        }
        catch (MarketplaceException) when (mutation == ConnectorMutation.FindsNothingInAnOutage)
        {
            return new SearchPage([], HasMore: false);
        }
    }
}
