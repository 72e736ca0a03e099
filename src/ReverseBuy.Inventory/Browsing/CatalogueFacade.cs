using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Settings;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Inventory.Browsing;

/// <summary>The facade: reads the current tenant once and passes it on.</summary>
internal sealed class CatalogueFacade(ICurrentTenant current, ITenants tenants, IEffectiveSettings settings, IConnectors connectors) : ICatalogue
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

        return new LinkRecognition.NotRecognized(
            $"No product link was found. Paste the address of a product page of {Names()}; a short link must be opened first and the full address copied.");
    }

    public async ValueTask<LinkRecognition> ResolveAsync(string text, CancellationToken cancellationToken)
    {
        if (Recognize(text) is LinkRecognition.Recognized recognized)
        {
            return recognized;
        }

        MarketplaceException? outage = null;
        foreach (var connector in connectors.All.Where(connector => connector.Capabilities.HasFlag(ConnectorCapabilities.ShortLinks)))
        {
            try
            {
                var links = connectors.Require<IShortLinks>(connector.Marketplace);
                if (await links.ResolveAsync(text, cancellationToken).ConfigureAwait(false) is { } listing)
                {
                    return new LinkRecognition.Recognized(listing);
                }
            }
            catch (MarketplaceException exception)
            {
                // Another marketplace may know the text: one that is down does not speak for all.
                outage ??= exception;
            }
        }

        return outage is null
            ? new LinkRecognition.NotRecognized(
                $"No product link was found. Paste the address of a product page of {Names()}, or the text that the app shares; a password needs the app.")
            : throw outage;
    }

    public async ValueTask<SearchPage> SearchAsync(MarketplaceId marketplace, SearchQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentException.ThrowIfNullOrWhiteSpace(query.Keyword);
        var tenant = await tenants.GetAsync(current.RequireActive(nameof(ICatalogue)), cancellationToken).ConfigureAwait(false);
        (await settings.GetAsync(tenant.Id, cancellationToken).ConfigureAwait(false)).RequireOn(tenant.Id, marketplace);
        return await connectors.Require<IProductSearch>(marketplace)
            .SearchAsync(tenant.CallContext(marketplace, CallLane.Browse), query, cancellationToken)
            .ConfigureAwait(false);
    }

    private string Names() => string.Join(", ", connectors.All.Select(connector => connector.DisplayName));
}
