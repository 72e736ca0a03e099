using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Taobao.Gateway;

namespace ReverseBuy.Connectors.Taobao.Buying;

/// <summary>
/// Estimates freight by previewing each listing alone, as it would be ordered: the postage that a listing tells by itself does not know the
/// destination. Each listing costs two calls, the first of which finds the keys to order by.
/// </summary>
internal sealed class TaobaoFreightEstimator(TaobaoLiveOffers offers, TaobaoPurchasing purchasing) : IFreightEstimator
{
    // An estimate buys nothing, and a preview does not send its reference.
    private const string NoReference = "estimate";

    public async ValueTask<IReadOnlyList<FreightEstimate>> EstimateAsync(
        ConnectorContext context, LiveOfferRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var answers = await offers.GetAsync(context, request, cancellationToken).ConfigureAwait(false);
        var lines = request.Lines.Zip(answers, LineOf).ToArray();
        var estimates = new List<FreightEstimate>();
        foreach (var listing in lines.GroupBy(line => line.Sku.Listing))
        {
            var purchase = new PurchaseRequest(NoReference, request.Destination, [.. listing]);
            estimates.Add(await purchasing.PreviewAsync(context, purchase, cancellationToken).ConfigureAwait(false) switch
            {
                PurchasePreview.Buyable buyable => new FreightEstimate(listing.Key, buyable.Freight, buyable.Freight.IsZero),
                PurchasePreview.Refused refused => throw Unpriced(listing.Key, refused.Refusal.MarketplaceCode),
                var other => throw new InvalidOperationException($"A preview is never a {other.GetType().Name}."),
            });
        }

        return estimates;
    }

    private static PurchaseLine LineOf(LiveOfferLine line, LiveOffer answer) => answer switch
    {
        LiveOffer.Offered offered => new PurchaseLine(line.Sku, offered.PurchaseKey, line.Quantity, offered.UnitPrice),
        LiveOffer.Unreachable unreachable => throw unreachable.Error,
        _ => throw new MarketplaceException(
            TaobaoMarketplace.Id,
            MarketplaceErrorKind.NotFound,
            $"Taobao cannot tell the freight of '{line.Sku}', for it does not sell it any more. Leave the line out."),
    };

    private static MarketplaceException Unpriced(ListingId listing, string code) => new(
        TaobaoMarketplace.Id,
        MarketplaceErrorKind.InvalidRequest,
        $"Taobao refused to preview '{listing}' with '{code}', so its freight is not known. Check the quantity and whether it is left.")
    {
        MarketplaceCode = code,
    };
}
