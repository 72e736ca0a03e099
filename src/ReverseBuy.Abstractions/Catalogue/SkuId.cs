namespace ReverseBuy.Catalogue;

/// <summary>A SKU: one choice of colour, size and so on of a listing.</summary>
/// <param name="Listing">The listing it belongs to.</param>
/// <param name="Value">The marketplace's own id of the SKU, opaque to us; <c>default</c> for a listing that has no choices.</param>
public readonly record struct SkuId(ListingId Listing, string Value)
{
    /// <summary>The value of the only SKU of a listing without choices.</summary>
    public const string OnlySku = "default";

    /// <inheritdoc />
    public override string ToString() => $"{Listing}/{Value}";
}
