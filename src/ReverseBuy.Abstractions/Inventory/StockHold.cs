using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Orders;

namespace ReverseBuy.Inventory;

/// <summary>Pieces of a SKU that are kept for an order line, so that no other customer of the account is sold them.</summary>
/// <remarks>Immutable.</remarks>
public sealed record StockHold
{
    /// <summary>The hold.</summary>
    public required StockHoldId Id { get; init; }

    /// <summary>The order it is for.</summary>
    public required OrderId Order { get; init; }

    /// <summary>The line of that order.</summary>
    public required OrderLineId Line { get; init; }

    /// <summary>The buying account whose view of the stock it counts in.</summary>
    public required BuyingAccountId Account { get; init; }

    /// <summary>What is held.</summary>
    public required SkuId Sku { get; init; }

    /// <summary>How many pieces; at least 1.</summary>
    public required int Quantity { get; init; }

    /// <summary>What became of it.</summary>
    public required StockHoldState State { get; init; }

    /// <summary>When it was taken, the last time if it was taken again.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>From when on it no longer counts; <see langword="null"/> for one that lives until its purchase is known.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it stopped being open; <see langword="null"/> while it is.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The id of the fact that consumed or released it, so that the fact does so once.</summary>
    public string? FinishedBy { get; init; }
}
