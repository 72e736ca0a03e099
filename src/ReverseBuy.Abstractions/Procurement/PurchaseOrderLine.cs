using ReverseBuy.Catalogue;
using ReverseBuy.Orders;

namespace ReverseBuy.Procurement;

/// <summary>A line of a purchase order: units of one order line.</summary>
public sealed record PurchaseOrderLine
{
    /// <summary>The order it buys for.</summary>
    public required OrderId Order { get; init; }

    /// <summary>The line of that order.</summary>
    public required OrderLineId OrderLine { get; init; }

    /// <summary>What is bought.</summary>
    public required SkuId Sku { get; init; }

    /// <summary>How many units.</summary>
    public required int Quantity { get; init; }

    /// <summary>The price of one piece that the customer's order was accepted at.</summary>
    public required Money UnitPrice { get; init; }

    /// <summary>What the marketplace wants the SKU to be ordered by; known once it was asked live.</summary>
    public string? PurchaseKey { get; init; }

    /// <summary>How many of its units were given back to their order line: refused, absent or cancelled.</summary>
    public int Freed { get; init; }

    /// <summary>How many of its units it still stands for.</summary>
    public int Live => Quantity - Freed;
}
