using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory;

/// <summary>What one supplier wants for the whole need.</summary>
/// <param name="Sku">The SKU.</param>
/// <param name="Seller">Who sells it.</param>
/// <param name="Quantity">How many pieces; at least 1.</param>
/// <param name="UnitPrice">The price of one piece at this quantity, without freight.</param>
/// <param name="Freight">The freight to the warehouse within China.</param>
/// <param name="Availability">How many there are.</param>
/// <param name="AskedAt">When the question was given to the connector; the price is not older.</param>
public sealed record SupplierQuote(
    SkuId Sku, Seller Seller, int Quantity, Money UnitPrice, QuotedFreight Freight, Availability Availability, DateTimeOffset AskedAt)
{
    /// <summary>What the goods cost, without freight.</summary>
    public Money Goods => UnitPrice * Quantity;

    /// <summary>Goods and freight; <see langword="null"/> when the freight is not known: it is not nothing then.</summary>
    public Money? Total => Freight is QuotedFreight.Known known ? Goods + known.Amount : null;

    /// <summary>The total of one piece, not rounded; <see langword="null"/> when the freight is not known.</summary>
    public Money? PerPiece => Total / Quantity;
}
