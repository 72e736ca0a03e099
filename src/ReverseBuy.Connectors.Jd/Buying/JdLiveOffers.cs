using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Jd.Catalogue;
using ReverseBuy.Connectors.Jd.Gateway;

namespace ReverseBuy.Connectors.Jd.Buying;

/// <summary>Asks a batch of listings live: their pages at once, then prices, stock and limits for all their SKUs together, for the warehouse's area.</summary>
internal sealed class JdLiveOffers(JdGoods goods, JdAreas areas, JdSaleChecks checks) : ILiveOffers
{
    /// <summary>How many listings share the calls of one batch.</summary>
    public const int Listings = 20;

    public async ValueTask<IReadOnlyList<LiveOffer>> GetAsync(ConnectorContext context, LiveOfferRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            return await AskAsync(context, request, cancellationToken).ConfigureAwait(false);
        }
        catch (MarketplaceException exception)
        {
            return [.. request.Lines.Select(line => new LiveOffer.Unreachable(line.Sku, exception))];
        }
    }

    private async Task<IReadOnlyList<LiveOffer>> AskAsync(ConnectorContext context, LiveOfferRequest request, CancellationToken cancellationToken)
    {
        var finding = areas.FindAsync(context, request.Destination, cancellationToken);
        var reading = goods.PagesAsync(context, request.Lines.Select(line => line.Sku.Listing), cancellationToken);
        await Task.WhenAll(finding, reading).ConfigureAwait(false);
        var (area, pages) = (await finding.ConfigureAwait(false), await reading.ConfigureAwait(false));
        JdPage[] found = [.. pages.Values.Select(each => each.Page).OfType<JdPage>()];

        // Two listings may be one product to JD: its SKU is then asked for with what all lines want of it.
        var wanted = request.Lines.GroupBy(line => JdSkuNumbers.Of(line.Sku), StringComparer.Ordinal)
            .ToDictionary(lines => lines.Key, lines => lines.Sum(line => line.Quantity), StringComparer.Ordinal);
        var asking = goods.FactsAsync(context, found, area, sku => wanted.GetValueOrDefault(sku, 1), cancellationToken);
        var checking = checks.SellableAsync(context, [.. found.SelectMany(page => page.Skus).Distinct(StringComparer.Ordinal)], area, cancellationToken);
        await Task.WhenAll(asking, checking).ConfigureAwait(false);
        var (facts, sellable) = (await asking.ConfigureAwait(false), await checking.ConfigureAwait(false));

        // What cannot be ordered to this warehouse is not there for it.
        facts = facts with
        {
            Availabilities = facts.Availabilities.ToDictionary(
                each => each.Key, each => sellable.Contains(each.Key) ? each.Value : Availability.Out, StringComparer.Ordinal),
        };
        var products = pages.Where(each => each.Value.Page is not null)
            .ToDictionary(each => each.Key, each => goods.ProductOf(each.Key, each.Value.Page!, facts));
        return [.. request.Lines.Select(line => OfferOf(line, pages[line.Sku.Listing].Error, products.GetValueOrDefault(line.Sku.Listing)))];
    }

    private static LiveOffer OfferOf(LiveOfferLine line, MarketplaceException? error, Product? product)
    {
        if (error is not null)
        {
            return new LiveOffer.Unreachable(line.Sku, error);
        }

        if (product is null || product.Status == ListingStatus.OffSale)
        {
            return new LiveOffer.ListingGone(line.Sku);
        }

        return product.FindSku(line.Sku) is { } sku
            ? new LiveOffer.Offered(line.Sku, sku.Prices.First, sku.Availability, product, JdSkuNumbers.Of(line.Sku))
            : new LiveOffer.SkuGone(line.Sku, product);
    }
}
