using ReverseBuy.Catalogue;

namespace ReverseBuy.Buying;

/// <summary>What a marketplace answered for one line. A closed set: <see cref="Offered"/>, <see cref="SkuGone"/>, <see cref="ListingGone"/>, <see cref="Unreachable"/>.</summary>
public abstract record LiveOffer
{
    private LiveOffer(SkuId sku) => Sku = sku;

    /// <summary>The SKU asked for.</summary>
    public SkuId Sku { get; }

    /// <summary>The SKU is on offer.</summary>
    /// <param name="Sku">The SKU.</param>
    /// <param name="UnitPrice">The price of one piece at the quantity asked for.</param>
    /// <param name="Availability">How many there are.</param>
    /// <param name="Product">The listing as read for this answer, to correct the snapshot by.</param>
    /// <param name="PurchaseKey">What the marketplace wants the SKU to be ordered by; opaque above the connector.</param>
    public sealed record Offered(SkuId Sku, Money UnitPrice, Availability Availability, Product Product, string PurchaseKey) : LiveOffer(Sku);

    /// <summary>The listing is there, this SKU is not.</summary>
    /// <param name="Sku">The SKU.</param>
    /// <param name="Product">The listing as read for this answer.</param>
    public sealed record SkuGone(SkuId Sku, Product Product) : LiveOffer(Sku);

    /// <summary>The listing is gone or off sale.</summary>
    /// <param name="Sku">The SKU.</param>
    public sealed record ListingGone(SkuId Sku) : LiveOffer(Sku);

    /// <summary>The marketplace could not answer. Nothing is known about the SKU.</summary>
    /// <param name="Sku">The SKU.</param>
    /// <param name="Error">Why.</param>
    public sealed record Unreachable(SkuId Sku, MarketplaceException Error) : LiveOffer(Sku);
}
