using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Inventory.Browsing;

/// <summary>The facade: reads the current tenant once and passes it on.</summary>
internal sealed class CatalogueFacade(ICurrentTenant current, ITenants tenants, IConnectors connectors) : ICatalogue
{
    public LinkRecognition Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var connector in connectors.All)
        {
            if (connector.Capabilities.HasFlag(ConnectorCapabilities.Links)
                && connectors.Require<ILinkRecognizer>(connector.Marketplace).Recognize(text) is { } listing)
            {
                return new LinkRecognition.Recognized(listing);
            }
        }

        var names = string.Join(", ", connectors.All.Select(connector => connector.DisplayName));
        return new LinkRecognition.NotRecognized(
            $"No product link was found. Paste the address of a product page of {names}; a short link must be opened first and the full address copied.");
    }

    public async ValueTask<SearchPage> SearchAsync(MarketplaceId marketplace, SearchQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentException.ThrowIfNullOrWhiteSpace(query.Keyword);
        var tenant = await tenants.GetAsync(current.Require(), cancellationToken).ConfigureAwait(false);
        return await connectors.Require<IProductSearch>(marketplace)
            .SearchAsync(tenant.CallContext(marketplace, CallLane.Browse), query, cancellationToken)
            .ConfigureAwait(false);
    }
}
