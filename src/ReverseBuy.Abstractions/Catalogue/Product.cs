namespace ReverseBuy.Catalogue;

/// <summary>A listing as every marketplace's connector describes it: one shape, no platform fields.</summary>
/// <remarks>Immutable. Texts are as the seller wrote them unless their name says otherwise.</remarks>
public sealed record Product
{
    /// <summary>The listing.</summary>
    public required ListingId Id { get; init; }

    /// <summary>The public address of the listing's page.</summary>
    public required Uri PageUrl { get; init; }

    /// <summary>The seller's title, in Chinese.</summary>
    public required string Title { get; init; }

    /// <summary>The marketplace's own translation of the title, when it sent one.</summary>
    public string? TranslatedTitle { get; init; }

    /// <summary>Whether it can be bought just now.</summary>
    public required ListingStatus Status { get; init; }

    /// <summary>The seller.</summary>
    public required Seller Seller { get; init; }

    /// <summary>Where the marketplace lists it; <see langword="null"/> when it did not say.</summary>
    public ProductCategory? Category { get; init; }

    /// <summary>Pictures, the main one first; absolute https addresses (http only where the marketplace serves nothing else).</summary>
    public IReadOnlyList<Uri> Images { get; init; } = [];

    /// <summary>The choices a customer has; at least one, of value <see cref="SkuId.OnlySku"/> for a listing without choices.</summary>
    public required IReadOnlyList<Sku> Skus { get; init; }

    /// <summary>Which quantity picks the price tier.</summary>
    public required TierBasis TierBasis { get; init; }

    /// <summary>The smallest quantity of the whole listing that can be ordered; at least 1.</summary>
    public int MinimumOrderQuantity { get; init; } = 1;

    /// <summary>The number that quantities are a multiple of; 1 when any quantity may be ordered.</summary>
    public int LotSize { get; init; } = 1;

    /// <summary>The word for one piece, such as 件; <see langword="null"/> when the marketplace sent none.</summary>
    public string? UnitName { get; init; }

    /// <summary>Properties of the product that are no choice, in the seller's order.</summary>
    public IReadOnlyList<ProductAttribute> Attributes { get; init; } = [];

    /// <summary>The description exactly as the seller wrote it. It is untrusted HTML: sanitise it before showing it.</summary>
    public string? DescriptionHtml { get; init; }

    /// <summary>Finds one of the choices.</summary>
    /// <param name="id">The SKU.</param>
    /// <returns>The choice, or <see langword="null"/> when the listing does not have it.</returns>
    public Sku? FindSku(SkuId id)
    {
        foreach (var sku in Skus)
        {
            if (sku.Id == id)
            {
                return sku;
            }
        }

        return null;
    }
}
