using Lantern.Catalogue;
using ReverseBuy;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace Lantern.Buying;

/// <summary>Asks for each listing once, all at once: the account's budget decides how many calls are under way.</summary>
internal sealed class LanternLiveOffers(LanternProductSource products) : ILiveOffers
{
    public async ValueTask<IReadOnlyList<LiveOffer>> GetAsync(ConnectorContext context, LiveOfferRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var listings = request.Lines.Select(line => line.Sku.Listing).Distinct().ToList();
        var answers = await Task.WhenAll(listings.Select(listing => AskAsync(context, listing, cancellationToken))).ConfigureAwait(false);
        var byListing = listings.Zip(answers).ToDictionary(pair => pair.First, pair => pair.Second);
        return [.. request.Lines.Select(line => OfferOf(line.Sku, byListing[line.Sku.Listing]))];
    }

    private static LiveOffer OfferOf(SkuId sku, (Product? Product, MarketplaceException? Error) answer) => answer switch
    {
        { Error: { } error } => new LiveOffer.Unreachable(sku, error),
        { Product: null or { Status: ListingStatus.OffSale } } => new LiveOffer.ListingGone(sku),
        { Product: { } product } when product.FindSku(sku) is { } known =>
            new LiveOffer.Offered(sku, known.Prices.First, known.Availability, product, $"{sku.Listing.Value}:{sku.Value}"),
        _ => new LiveOffer.SkuGone(sku, answer.Product!),
    };

    // What failed for one listing is the answer for its lines, and for no other.
    private async Task<(Product? Product, MarketplaceException? Error)> AskAsync(ConnectorContext context, ListingId listing, CancellationToken cancellationToken)
    {
        try
        {
            return (await products.FindAsync(context, listing, cancellationToken).ConfigureAwait(false), null);
        }
        catch (MarketplaceException error)
        {
            return (null, error);
        }
    }
}
