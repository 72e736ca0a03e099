namespace ReverseBuy.Inventory.Documents;

/// <summary>Format 1 of a product. Members are never renamed, removed or given another meaning; one that is added may be missing.</summary>
internal sealed record ProductDocument
{
    public required string Marketplace { get; init; }

    public required string Listing { get; init; }

    public required string PageUrl { get; init; }

    public required string Title { get; init; }

    public string? TranslatedTitle { get; init; }

    /// <summary>The name of a <see cref="Catalogue.ListingStatus"/>.</summary>
    public required string Status { get; init; }

    public required SellerDocument Seller { get; init; }

    public IReadOnlyList<string> Images { get; init; } = [];

    public required IReadOnlyList<SkuDocument> Skus { get; init; }

    /// <summary>The name of a <see cref="Catalogue.TierBasis"/>.</summary>
    public required string TierBasis { get; init; }

    public required int MinimumOrderQuantity { get; init; }

    public required int LotSize { get; init; }

    public string? UnitName { get; init; }

    public IReadOnlyList<AttributeDocument> Attributes { get; init; } = [];

    public string? DescriptionHtml { get; init; }

    public CategoryDocument? Category { get; init; }

    internal sealed record CategoryDocument(string Id, string? Name);

    internal sealed record SellerDocument(string Id, string? Name);

    internal sealed record AttributeDocument(string Name, string Value, string? TranslatedName, string? TranslatedValue);

    internal sealed record SkuDocument
    {
        public required string Id { get; init; }

        public IReadOnlyList<AttributeDocument> Options { get; init; } = [];

        public string? Image { get; init; }

        public required IReadOnlyList<TierDocument> Prices { get; init; }

        /// <summary>The name of a <see cref="Catalogue.AvailabilityKind"/>.</summary>
        public required string Availability { get; init; }

        public int? AvailableCount { get; init; }

        public int? WeightGrams { get; init; }
    }

    /// <param name="From">The smallest quantity.</param>
    /// <param name="Price">The price of one piece, in the text form of <see cref="Money"/>.</param>
    internal sealed record TierDocument(int From, string Price);
}
