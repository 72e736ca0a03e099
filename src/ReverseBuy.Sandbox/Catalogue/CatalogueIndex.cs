namespace ReverseBuy.Sandbox.Catalogue;

/// <summary>All listings, found by id and by keyword. Never changes; safe for any thread.</summary>
internal sealed class CatalogueIndex
{
    private readonly Dictionary<(string Marketplace, long Id), Listing> _byId;
    private readonly Dictionary<long, (Listing Listing, Sku Sku)> _jdSkus;
    private readonly Dictionary<(string Marketplace, string PublicId), Listing> _byPublicId;
    private readonly Dictionary<string, KeywordIndex> _byKeyword;

    public CatalogueIndex(IEnumerable<Listing> listings)
    {
        Listings = [.. listings];
        _byId = Listings.ToDictionary(listing => (listing.Marketplace, listing.Id));
        _byPublicId = Listings.ToDictionary(listing => (listing.Marketplace, listing.PublicId));
        _jdSkus = Listings.Where(listing => listing.Marketplace == Marketplaces.Jd)
            .SelectMany(listing => listing.Skus.Select(sku => (listing, sku)))
            .ToDictionary(each => each.sku.Id == 0 ? each.listing.Id : each.sku.Id, each => (each.listing, each.sku));
        _byKeyword = Listings.GroupBy(listing => listing.Marketplace).ToDictionary(group => group.Key, group => new KeywordIndex(group), StringComparer.Ordinal);
    }

    public IReadOnlyList<Listing> Listings { get; }

    public static CatalogueIndex Build() => new(new ListingFactory(CatalogueWords.Read()).MakeAll());

    public Listing? Find(string marketplace, long id) => _byId.GetValueOrDefault((marketplace, id));

    /// <summary>A listing by what it is known by outside.</summary>
    public Listing? FindPublic(string marketplace, string publicId) => _byPublicId.GetValueOrDefault((marketplace, publicId));

    /// <summary>A SKU of JD by its number, under which it has a page of its own.</summary>
    public (Listing Listing, Sku Sku)? FindJdSku(long number) => _jdSkus.TryGetValue(number, out var found) ? found : null;

    /// <summary>Listings that hold every word of the keyword, or whose noun the keyword holds, in the catalogue's order.</summary>
    public IEnumerable<Listing> Search(string marketplace, string keyword) =>
        _byKeyword.TryGetValue(marketplace, out var index) ? index.Search(keyword) : [];
}
