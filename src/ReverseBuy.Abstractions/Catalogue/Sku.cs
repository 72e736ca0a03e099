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

    /// <summary>
    /// What one piece weighs when packed, in grams, as seller or marketplace say; <see langword="null"/> when they do not. Good for an estimate
    /// of what sending it abroad costs; the scales of the warehouse have the last word.
    /// </summary>
    public int? WeightGrams { get; init; }
}
