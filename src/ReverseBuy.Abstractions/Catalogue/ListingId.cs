namespace ReverseBuy.Catalogue;

/// <summary>A listing: the page of a product at an upstream marketplace.</summary>
/// <param name="Marketplace">The marketplace.</param>
/// <param name="Value">The marketplace's own id of the listing, opaque to us.</param>
public readonly record struct ListingId(MarketplaceId Marketplace, string Value)
{
    /// <inheritdoc />
    public override string ToString() => $"{Marketplace}:{Value}";
}
