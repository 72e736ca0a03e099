using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Benchmarks.Verifying;

/// <summary>A marketplace that takes one listing per call, from the account's budget as every connector does, and answers each after a time of its own.</summary>
internal sealed class DelayedMarketplace(MarketplaceId marketplace, int seed, int listings, Func<ICallBudgets> budgets) : ILiveOffers
{
    private readonly Dictionary<ListingId, TimeSpan> _delays = Delays(marketplace, seed, listings);

    public IEnumerable<ListingId> Listings => _delays.Keys;

    public (ListingId Listing, TimeSpan Delay) Slowest => _delays.Select(delay => (delay.Key, delay.Value)).MaxBy(delay => delay.Value);

    public static SkuId OnlySku(ListingId listing) => new(listing, SkuId.OnlySku);

    public async ValueTask<IReadOnlyList<LiveOffer>> GetAsync(ConnectorContext context, LiveOfferRequest request, CancellationToken cancellationToken)
    {
        var line = request.Lines.Single();
        await budgets().AcquireAsync(marketplace, context, cancellationToken).ConfigureAwait(false);
        await Task.Delay(_delays[line.Sku.Listing], cancellationToken).ConfigureAwait(false);
        var product = VerifyingHost.NewProduct(line.Sku.Listing);
        return [new LiveOffer.Offered(line.Sku, product.Skus[0].Prices.First, product.Skus[0].Availability, product, "key")];
    }

    private static Dictionary<ListingId, TimeSpan> Delays(MarketplaceId marketplace, int seed, int listings)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, listings).ToDictionary(
            number => new ListingId(marketplace, $"n{number}"), _ => TimeSpan.FromMilliseconds(random.Next(30, 121)));
    }
}
