using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Testing;

internal sealed partial class FakeMarketplace :
    ILinkRecognizer, IShortLinks, IProductSource, IProductSearch, IImageSearch, IShopListings, IRecommendations, ILiveOffers, IFreightEstimator, IAddressParser
{
    public ListingId? Recognize(string text) => LinkIn(text, $"https://{id}.example/item/");

    public ValueTask<ListingId?> ResolveAsync(string text, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked(cancellationToken, () => LinkIn(text, $"https://{id}.example/s/") is { } listing && _listings.ContainsKey(listing) ? listing : (ListingId?)null));

    public ValueTask<Product?> FindAsync(ConnectorContext context, ListingId listing, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked(cancellationToken, () => _listings.GetValueOrDefault(listing)));

    public ValueTask<SearchPage> SearchAsync(ConnectorContext context, SearchQuery query, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked(cancellationToken, () => PageOf(Matching(query), query.Page, query.PageSize)));

    // A picture is like every listing that has pictures.
    public ValueTask<SearchPage> SearchAsync(ConnectorContext context, ImageQuery query, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked(cancellationToken, () => PageOf(_listings.Values.Where(listing => listing.Images.Count > 0), query.Page, query.PageSize)));

    public ValueTask<SearchPage> ListAsync(ConnectorContext context, string sellerId, SearchQuery query, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked(cancellationToken, () => PageOf(Matching(query).Where(listing => listing.Seller.Id == sellerId), query.Page, query.PageSize)));

    public ValueTask<SearchPage> RecommendAsync(ConnectorContext context, string customer, int page, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked(cancellationToken, () => PageOf(_listings.Values, page, new SearchQuery(string.Empty).PageSize)));

    public ValueTask<IReadOnlyList<SearchHit>> RankAsync(ConnectorContext context, RankingQuery query, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked<IReadOnlyList<SearchHit>>(
            cancellationToken, () => [.. _listings.Values.Where(listing => listing.Category?.Id == query.CategoryId).Take(query.Limit).Select(HitOf)]));

    public ValueTask<IReadOnlyList<LiveOffer>> GetAsync(ConnectorContext context, LiveOfferRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked<IReadOnlyList<LiveOffer>>(cancellationToken, () => [.. request.Lines.Select(OfferOf)]));

    // Sellers pay for it.
    public ValueTask<IReadOnlyList<FreightEstimate>> EstimateAsync(ConnectorContext context, LiveOfferRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked<IReadOnlyList<FreightEstimate>>(
            cancellationToken, () => [.. request.Lines.Select(line => line.Sku.Listing).Distinct().Select(listing => new FreightEstimate(listing, Money.Zero(Currency.CNY), IsFree: true))]));

    public ValueTask<ParsedAddress?> ParseAsync(ConnectorContext context, string address, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked(cancellationToken, () => string.IsNullOrWhiteSpace(address) ? null : new ParsedAddress(address, "440111", "510000")));

    private static SearchPage PageOf(IEnumerable<Product> found, int page, int pageSize)
    {
        var all = found.ToList();
        return new SearchPage([.. all.Skip((page - 1) * pageSize).Take(pageSize).Select(HitOf)], page * pageSize < all.Count) { TotalCount = all.Count };
    }

    private static SearchHit HitOf(Product listing) => new()
    {
        Id = listing.Id,
        Title = listing.Title,
        Price = LowestOf(listing),
        Image = listing.Images is [var first, ..] ? first : null,
    };

    private static Money? LowestOf(Product listing) => listing.Skus.Count == 0 ? null : listing.Skus.Select(sku => sku.Prices.First).MinBy(price => price.Amount);

    private IEnumerable<Product> Matching(SearchQuery query)
    {
        var found = _listings.Values.Where(listing => listing.Title.Contains(query.Keyword, StringComparison.OrdinalIgnoreCase)
            && !(LowestOf(listing)?.Amount < query.MinimumPrice?.Amount)
            && !(LowestOf(listing)?.Amount > query.MaximumPrice?.Amount));
        return query.Sort switch
        {
            SearchSort.PriceAscending => found.OrderBy(listing => LowestOf(listing)?.Amount),
            SearchSort.PriceDescending => found.OrderByDescending(listing => LowestOf(listing)?.Amount),
            _ => found,
        };
    }

    private LiveOffer OfferOf(LiveOfferLine line)
    {
        if (!_listings.TryGetValue(line.Sku.Listing, out var listing))
        {
            return new LiveOffer.ListingGone(line.Sku);
        }

        return listing.FindSku(line.Sku) is { } sku
            ? new LiveOffer.Offered(line.Sku, sku.Prices.UnitPriceAt(line.Quantity), sku.Availability, listing, KeyOf(line.Sku))
            : new LiveOffer.SkuGone(line.Sku, listing);
    }

    private ListingId? LinkIn(string text, string start)
    {
        var at = text.IndexOf(start, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var value = string.Concat(text[(at + start.Length)..].TakeWhile(char.IsAsciiLetterOrDigit));
        return value.Length == 0 ? null : new ListingId(id, value);
    }
}
