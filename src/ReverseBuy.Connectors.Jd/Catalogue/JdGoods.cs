using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Jd.Buying;
using ReverseBuy.Connectors.Jd.Gateway;

namespace ReverseBuy.Connectors.Jd.Catalogue;

/// <summary>
/// Reads listings. A page and its variants cost two calls each; prices, stock and pictures are asked for all pages together, by a hundred SKUs.
/// </summary>
internal sealed class JdGoods(JdGateway gateway, JdPrices prices, JdStock stock, JdProductReader products)
{
    /// <summary>The pages of listings that JD has; one that could not be read has its error instead.</summary>
    public async Task<IReadOnlyDictionary<ListingId, (JdPage? Page, MarketplaceException? Error)>> PagesAsync(
        ConnectorContext context, IEnumerable<ListingId> listings, CancellationToken cancellationToken)
    {
        var pages = await Task.WhenAll(listings.Distinct().Select(AskAsync)).ConfigureAwait(false);
        return pages.ToDictionary(each => each.Listing, each => (each.Page, each.Error));

        async Task<(ListingId Listing, JdPage? Page, MarketplaceException? Error)> AskAsync(ListingId listing)
        {
            try
            {
                return (listing, await PageAsync(context, listing, cancellationToken).ConfigureAwait(false), null);
            }
            catch (MarketplaceException exception)
            {
                return (listing, null, exception);
            }
        }
    }

    /// <summary>The page of a listing with its variants; <see langword="null"/> when JD has none for us.</summary>
    public async Task<JdPage?> PageAsync(ConnectorContext context, ListingId listing, CancellationToken cancellationToken)
    {
        if (!JdSkuNumbers.IsNumber(listing.Value))
        {
            return null;
        }

        var detail = gateway.CallAsync(
            context,
            JdOperation.GetDetail,
            [new("sku", listing.Value), new("queryExts", "nintroduction,LowestBuy,spuId")],
            answer => answer.SaysNoSku ? null : answer.OptionalResult()?.Clone(),
            cancellationToken);
        var variants = gateway.CallAsync(
            context,
            JdOperation.GetSimilarSkus,
            [new("skuId", listing.Value)],
            answer => answer.SaysNoSku || answer.OptionalResult() is not { } matrix ? [] : JdVariants.Read(listing.Value, matrix),
            cancellationToken);
        await Task.WhenAll(detail, variants).ConfigureAwait(false);
        return await detail.ConfigureAwait(false) is { } found
            ? new JdPage(listing.Value, found, await variants.ConfigureAwait(false))
            : null;
    }

    /// <summary>Asks for what many pages share.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="pages">The pages.</param>
    /// <param name="area">Where to; <see langword="null"/> leaves the stock unknown.</param>
    /// <param name="quantityOf">How many of a SKU are wanted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<JdFacts> FactsAsync(
        ConnectorContext context, IReadOnlyCollection<JdPage> pages, JdArea? area, Func<string, int> quantityOf, CancellationToken cancellationToken)
    {
        string[] skus = [.. pages.SelectMany(page => page.Skus).Distinct(StringComparer.Ordinal)];
        var costs = prices.ReadAsync(context, skus, cancellationToken);
        var levels = area is null
            ? Task.FromResult<IReadOnlyDictionary<string, Availability>>(new Dictionary<string, Availability>())
            : stock.ReadAsync(context, skus, area, quantityOf, cancellationToken);
        var galleries = GalleriesAsync(context, [.. pages.Select(page => page.Sku).Distinct(StringComparer.Ordinal)], cancellationToken);
        await Task.WhenAll(costs, levels, galleries).ConfigureAwait(false);
        return new JdFacts(await costs.ConfigureAwait(false), await levels.ConfigureAwait(false), await galleries.ConfigureAwait(false));
    }

    public Product? ProductOf(ListingId listing, JdPage page, JdFacts facts) => products.Read(listing, page, facts);

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> GalleriesAsync(
        ConnectorContext context, IReadOnlyList<string> skus, CancellationToken cancellationToken)
    {
        var galleries = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var answers = await Task.WhenAll(skus.Chunk(JdBatches.Largest).Select(chunk => gateway.CallAsync(
            context,
            JdOperation.GetPictures,
            [new("sku", JdBatches.Join(chunk))],
            answer => answer.SaysNoSku || answer.OptionalResult() is not { } result ? [] : chunk.Select(sku => (sku, PathsOf(result, sku))).ToArray(),
            cancellationToken))).ConfigureAwait(false);
        foreach (var (sku, paths) in answers.SelectMany(answer => answer))
        {
            galleries[sku] = paths;
        }

        return galleries;
    }

    private static IReadOnlyList<string> PathsOf(WireValue result, string sku) =>
    [
        .. result.List(sku)
            .Where(picture => picture.Text("yn") is null or "1")
            .OrderByDescending(picture => picture.Text("isPrimary") == "1")
            .ThenBy(picture => picture.Whole("orderSort") ?? long.MaxValue)
            .Select(picture => picture.Text("path"))
            .OfType<string>(),
    ];
}
