namespace ReverseBuy.Sandbox.Catalogue;

/// <summary>All listings, found by id and by keyword. Never changes; safe for any thread.</summary>
internal sealed class CatalogueIndex
{
    private readonly Dictionary<(string Marketplace, long Id), Listing> _byId;

    public CatalogueIndex(IEnumerable<Listing> listings)
    {
        Listings = [.. listings];
        _byId = Listings.ToDictionary(listing => (listing.Marketplace, listing.Id));
    }

    public IReadOnlyList<Listing> Listings { get; }

    public static CatalogueIndex Build() => new(new ListingFactory(CatalogueWords.Read()).MakeAll());

    public Listing? Find(string marketplace, long id) => _byId.GetValueOrDefault((marketplace, id));

    /// <summary>Listings that hold every word of the keyword, or whose noun the keyword holds.</summary>
    public IEnumerable<Listing> Search(string marketplace, string keyword)
    {
        var words = keyword.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Listings.Where(listing => listing.Marketplace == marketplace
            && (words.All(word => Holds(listing, word)) || keyword.Contains(listing.Family.Noun, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool Holds(Listing listing, string word) =>
        listing.Title.Contains(word, StringComparison.OrdinalIgnoreCase)
        || listing.TitleEnglish.Contains(word, StringComparison.OrdinalIgnoreCase)
        || listing.Family.Category.Contains(word, StringComparison.OrdinalIgnoreCase)
        || listing.Family.CategoryEnglish.Contains(word, StringComparison.OrdinalIgnoreCase);
}
