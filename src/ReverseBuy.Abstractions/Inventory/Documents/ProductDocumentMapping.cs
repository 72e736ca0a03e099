using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory.Documents;

internal static class ProductDocumentMapping
{
    public static ProductDocument FromProduct(Product product) => new()
    {
        Marketplace = product.Id.Marketplace.Value,
        Listing = product.Id.Value,
        PageUrl = product.PageUrl.OriginalString,
        Title = product.Title,
        TranslatedTitle = product.TranslatedTitle,
        Status = product.Status.ToString(),
        Seller = new ProductDocument.SellerDocument(product.Seller.Id, product.Seller.Name),
        Images = [.. product.Images.Select(image => image.OriginalString)],
        Skus = [.. product.Skus.Select(FromSku)],
        TierBasis = product.TierBasis.ToString(),
        MinimumOrderQuantity = product.MinimumOrderQuantity,
        LotSize = product.LotSize,
        UnitName = product.UnitName,
        Attributes = [.. product.Attributes.Select(FromAttribute)],
        DescriptionHtml = product.DescriptionHtml,
        Category = product.Category is { } category ? new ProductDocument.CategoryDocument(category.Id, category.Name) : null,
    };

    public static Product ToProduct(ProductDocument document)
    {
        var listing = new ListingId(new MarketplaceId(document.Marketplace), document.Listing);
        return new Product
        {
            Id = listing,
            PageUrl = new Uri(document.PageUrl),
            Title = document.Title,
            TranslatedTitle = document.TranslatedTitle,
            Status = Enum.Parse<ListingStatus>(document.Status),
            Seller = new Seller(document.Seller.Id, document.Seller.Name),
            Images = [.. document.Images.Select(image => new Uri(image))],
            Skus = [.. document.Skus.Select(sku => ToSku(listing, sku))],
            TierBasis = Enum.Parse<TierBasis>(document.TierBasis),
            MinimumOrderQuantity = document.MinimumOrderQuantity,
            LotSize = document.LotSize,
            UnitName = document.UnitName,
            Attributes = [.. document.Attributes.Select(ToAttribute)],
            DescriptionHtml = document.DescriptionHtml,
            Category = document.Category is { } category ? new ProductCategory(category.Id, category.Name) : null,
        };
    }

    private static ProductDocument.SkuDocument FromSku(Sku sku) => new()
    {
        Id = sku.Id.Value,
        Options = [.. sku.Options.Select(FromAttribute)],
        Image = sku.Image?.OriginalString,
        Prices = [.. sku.Prices.Tiers.Select(tier => new ProductDocument.TierDocument(tier.FromQuantity, tier.UnitPrice.ToString()))],
        Availability = sku.Availability.Kind.ToString(),
        AvailableCount = sku.Availability.Count,
        WeightGrams = sku.WeightGrams,
    };

    private static Sku ToSku(ListingId listing, ProductDocument.SkuDocument sku) => new()
    {
        Id = new SkuId(listing, sku.Id),
        Options = [.. sku.Options.Select(ToAttribute)],
        Image = sku.Image is null ? null : new Uri(sku.Image),
        Prices = new PriceTable(sku.Prices.Select(tier => new PriceTier(tier.From, Money.Parse(tier.Price)))),
        Availability = ToAvailability(sku),
        WeightGrams = sku.WeightGrams,
    };

    private static Availability ToAvailability(ProductDocument.SkuDocument sku) => Enum.Parse<AvailabilityKind>(sku.Availability) switch
    {
        AvailabilityKind.Out => Availability.Out,
        AvailabilityKind.InStock => Availability.InStock,
        AvailabilityKind.AtLeast => Availability.AtLeast(Count(sku)),
        AvailabilityKind.Exactly => Availability.Exactly(Count(sku)),
        _ => Availability.Unknown,
    };

    private static int Count(ProductDocument.SkuDocument sku) =>
        sku.AvailableCount ?? throw new FormatException($"The availability '{sku.Availability}' needs a count.");

    private static ProductDocument.AttributeDocument FromAttribute(ProductAttribute attribute) =>
        new(attribute.Name, attribute.Value, attribute.TranslatedName, attribute.TranslatedValue);

    private static ProductAttribute ToAttribute(ProductDocument.AttributeDocument attribute) =>
        new(attribute.Name, attribute.Value) { TranslatedName = attribute.TranslatedName, TranslatedValue = attribute.TranslatedValue };
}
