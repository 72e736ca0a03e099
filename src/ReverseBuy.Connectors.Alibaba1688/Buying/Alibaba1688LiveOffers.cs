using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Gateway;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>Asks live by reading each offer once, all at once: the account's budget decides how many calls are under way.</summary>
internal sealed class Alibaba1688LiveOffers(Alibaba1688Gateway gateway, Alibaba1688Options options) : ILiveOffers
{
    public async ValueTask<IReadOnlyList<LiveOffer>> GetAsync(ConnectorContext context, LiveOfferRequest request, CancellationToken cancellationToken)
    {
        var offers = await Task.WhenAll(request.Lines.GroupBy(line => line.Sku.Listing).Select(group => AskAsync(group.Key, [.. group]))).ConfigureAwait(false);
        var bySku = offers.SelectMany(answers => answers).ToDictionary(offer => offer.Sku);
        return [.. request.Lines.Select(line => bySku[line.Sku])];

        async Task<IEnumerable<LiveOffer>> AskAsync(ListingId listing, IReadOnlyList<LiveOfferLine> lines)
        {
            try
            {
                var detail = await OfferDetail.ReadAsync(gateway, options, context, listing, cancellationToken).ConfigureAwait(false);
                return lines.Select(line => Answer(detail, line, lines.Sum(each => each.Quantity)));
            }
            catch (MarketplaceException exception)
            {
                return lines.Select(line => new LiveOffer.Unreachable(line.Sku, exception));
            }
        }
    }

    private static LiveOffer Answer(OfferDetail? detail, LiveOfferLine line, int quantityOfListing)
    {
        if (detail is null || detail.Product.Status == ListingStatus.OffSale)
        {
            return new LiveOffer.ListingGone(line.Sku);
        }

        var quantity = detail.Product.TierBasis == TierBasis.Listing ? quantityOfListing : line.Quantity;
        return detail.Product.FindSku(line.Sku) is { } sku
            ? new LiveOffer.Offered(line.Sku, sku.Prices.UnitPriceAt(quantity), sku.Availability, detail.Product, detail.PurchaseKeyOf(sku.Id))
            : new LiveOffer.SkuGone(line.Sku, detail.Product);
    }
}
