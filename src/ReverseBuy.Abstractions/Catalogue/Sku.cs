namespace ReverseBuy.Catalogue;

/// <summary>One choice of a listing.</summary>
public sealed record Sku
{
    /// <summary>The choice.</summary>
    public required SkuId Id { get; init; }

    /// <summary>What makes it different, such as colour and size, in the seller's order; empty for a listing without choices.</summary>
    public IReadOnlyList<ProductAttribute> Options { get; init; } = [];

    /// <summary>A picture of this choice, when the seller gave one.</summary>
    public Uri? Image { get; init; }

    /// <summary>What one piece costs, by quantity.</summary>
    public required PriceTable Prices { get; init; }

    /// <summary>How many there are, as far as the marketplace tells.</summary>
    public required Availability Availability { get; init; }
}
