using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Pinduoduo.Catalogue;

namespace ReverseBuy.Connectors.Pinduoduo.Buying;

/// <summary>Asks each listing of a batch once, all at once: the account's budget decides how many calls are under way. Prices depend on neither quantity nor destination.</summary>
internal sealed class PinduoduoLiveOffers(PinduoduoGoods goods) : ILiveOffers
{
    public async ValueTask<IReadOnlyList<LiveOffer>> GetAsync(ConnectorContext context, LiveOfferRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var asked = request.Lines.Select(line => line.Sku.Listing).Distinct().Select(listing => AskAsync(context, listing, cancellationToken));
        var answers = (await Task.WhenAll(asked).ConfigureAwait(false)).ToDictionary(answer => answer.Listing);
        return [.. request.Lines.Select(line => OfferOf(line.Sku, answers[line.Sku.Listing].Found, answers[line.Sku.Listing].Error))];
    }

    private static LiveOffer OfferOf(SkuId sku, PinduoduoReading? found, MarketplaceException? error) =>
        error is not null ? new LiveOffer.Unreachable(sku, error)
        : found is null ? new LiveOffer.ListingGone(sku)
        : found.Product.FindSku(sku) is { } known ? new LiveOffer.Offered(sku, known.Prices.First, known.Availability, found.Product, found.Sign)
        : new LiveOffer.SkuGone(sku, found.Product);

    private async Task<(ListingId Listing, PinduoduoReading? Found, MarketplaceException? Error)> AskAsync(
        ConnectorContext context, ListingId listing, CancellationToken cancellationToken)
    {
        try
        {
            return (listing, await goods.FindAsync(context, listing, cancellationToken).ConfigureAwait(false), null);
        }
        catch (MarketplaceException exception)
        {
            return (listing, null, exception);
        }
    }
}
