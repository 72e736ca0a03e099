using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Jd.Buying;

namespace ReverseBuy.Connectors.Jd.Catalogue;

/// <summary>Reads listings to show them, with the stock at the tenant's first warehouse: JD has no stock that holds everywhere.</summary>
internal sealed class JdProductSource(JdGoods goods, JdAreas areas, IWarehouses warehouses) : IProductSource
{
    public async ValueTask<Product?> FindAsync(ConnectorContext context, ListingId listing, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var page = goods.PageAsync(context, listing, cancellationToken);
        var area = AreaAsync(context, cancellationToken);
        await Task.WhenAll(page, area).ConfigureAwait(false);
        if (await page.ConfigureAwait(false) is not { } found)
        {
            return null;
        }

        var facts = await goods.FactsAsync(context, [found], await area.ConfigureAwait(false), _ => 1, cancellationToken).ConfigureAwait(false);
        return goods.ProductOf(listing, found, facts);
    }

    // An address that JD does not know is told when something is bought for it; a page is shown all the same.
    private async Task<JdArea?> AreaAsync(ConnectorContext context, CancellationToken cancellationToken)
    {
        if (await warehouses.FindAsync(context.Tenant, null, cancellationToken).ConfigureAwait(false) is not { } warehouse)
        {
            return null;
        }

        try
        {
            return await areas.FindAsync(context, warehouse, cancellationToken).ConfigureAwait(false);
        }
        catch (MarketplaceException exception) when (exception.Kind is MarketplaceErrorKind.InvalidRequest or MarketplaceErrorKind.NotFound)
        {
            return null;
        }
    }
}
