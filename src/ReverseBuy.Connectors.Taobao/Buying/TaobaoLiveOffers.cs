using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Taobao.Catalogue;
using ReverseBuy.Connectors.Taobao.Gateway;

namespace ReverseBuy.Connectors.Taobao.Buying;

/// <summary>Asks each listing of a batch once, all at once: the account's budget decides how many calls are under way. The price does not depend on quantity or destination here.</summary>
internal sealed class TaobaoLiveOffers(TaobaoGateway gateway) : ILiveOffers
{
    public async ValueTask<IReadOnlyList<LiveOffer>> GetAsync(ConnectorContext context, LiveOfferRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var offers = new LiveOffer[request.Lines.Count];
        var listings = request.Lines.Select((line, index) => (line.Sku, Index: index)).GroupBy(line => line.Sku.Listing);
        await Task.WhenAll(listings.Select(async lines =>
        {
            var answers = await AskAsync(context, lines.Key, [.. lines.Select(line => line.Sku)], cancellationToken).ConfigureAwait(false);
            foreach (var ((_, index), answer) in lines.Zip(answers))
            {
                offers[index] = answer;
            }
        })).ConfigureAwait(false);
        return offers;
    }

    private static LiveOffer OfferOf(SkuId sku, Product product, WireValue data, string item)
    {
        if (product.FindSku(sku) is not { } known || TaobaoProductReader.FindSku(data, sku) is not { } element)
        {
            return new LiveOffer.SkuGone(sku, product);
        }

        // A choice that has no id to order by cannot be ordered; a listing without choices is ordered by the item alone.
        var orderSku = element.Id("mp_skuId") ?? data.Id("mp_skuId");
        return orderSku is null && sku.Value != SkuId.OnlySku
            ? new LiveOffer.SkuGone(sku, product)
            : new LiveOffer.Offered(sku, known.Prices.First, known.Availability, product, new TaobaoPurchaseKey(item, orderSku).ToString());
    }

    private static LiveOffer[] Read(ListingId listing, IReadOnlyList<SkuId> skus, TaobaoAnswer answer)
    {
        if (answer.SaysNotFound)
        {
            return [.. skus.Select(sku => new LiveOffer.ListingGone(sku))];
        }

        var data = answer.RequireData();
        var product = TaobaoProductReader.Read(listing, data);
        if (product.Status == ListingStatus.OffSale)
        {
            return [.. skus.Select(sku => new LiveOffer.ListingGone(sku))];
        }

        var item = data.Id("mp_id") ?? throw new JsonException("The product has no mp_id.");
        return [.. skus.Select(sku => OfferOf(sku, product, data, item))];
    }

    private async Task<LiveOffer[]> AskAsync(ConnectorContext context, ListingId listing, IReadOnlyList<SkuId> skus, CancellationToken cancellationToken)
    {
        try
        {
            return await gateway.CallAsync(
                context,
                TaobaoOperation.GetProduct,
                [new("item_id", listing.Value)],
                answer => Read(listing, skus, answer),
                cancellationToken).ConfigureAwait(false);
        }
        catch (MarketplaceException exception)
        {
            return [.. skus.Select(sku => new LiveOffer.Unreachable(sku, exception))];
        }
    }
}
