namespace ReverseBuy.Catalogue;

/// <summary>Which quantity picks the price tier of a SKU.</summary>
public enum TierBasis
{
    /// <summary>The quantity of the SKU itself.</summary>
    Sku,

    /// <summary>The quantity of all SKUs of the listing together, as wholesale listings count.</summary>
    Listing,
}
