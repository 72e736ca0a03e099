using ReverseBuy.Catalogue;
using ReverseBuy.Orders;

namespace ReverseBuy.Fulfilment;

/// <summary>Goods of one kind that are to be sent.</summary>
/// <param name="Title">What they are, in the seller's words or in those of who found them.</param>
/// <param name="Quantity">How many pieces.</param>
/// <param name="Sku">What they are in a marketplace, if that is known.</param>
public sealed record CheckedGoods(string Title, int Quantity, SkuId? Sku)
{
    /// <summary>The order line they are of; <see langword="null"/> for found items.</summary>
    public OrderLineId? Line { get; init; }

    /// <summary>What the seller calls them, in the seller's language, if that is known.</summary>
    public string? SourceTitle { get; init; }

    /// <summary>Where the marketplace lists them, if that is known.</summary>
    public ProductCategory? Category { get; init; }

    /// <summary>The price of one piece in the marketplace's currency; <see langword="null"/> for found items.</summary>
    public Money? UnitPrice { get; init; }
}
