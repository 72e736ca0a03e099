using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Orders;

namespace ReverseBuy.Fulfilment;

/// <summary>Goods in a warehouse that no order line stands for. Their units move as those of orders do, from stock or quarantine on; parcels take them alike.</summary>
/// <remarks>Immutable.</remarks>
public sealed record FoundItem
{
    /// <summary>The found item.</summary>
    public required FoundItemId Id { get; init; }

    /// <summary>Where it lies.</summary>
    public required WarehouseId Warehouse { get; init; }

    /// <summary>What it is, in the words of who found it; no personal data.</summary>
    public required string Description { get; init; }

    /// <summary>Where it comes from.</summary>
    public required FoundItemOrigin Origin { get; init; }

    /// <summary>Where its units are. How many there are never changes.</summary>
    public required Units Units { get; init; }

    /// <summary>How many changes it has seen.</summary>
    public required int Version { get; init; }

    /// <summary>When it was found.</summary>
    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>Whose it is; <see langword="null"/> as long as nobody knows.</summary>
    public CustomerId? Owner { get; init; }

    /// <summary>The package it lay in, if it came in one.</summary>
    public PackageId? Package { get; init; }

    /// <summary>The order it was bought for, if it was left over from one.</summary>
    public OrderId? Order { get; init; }

    /// <summary>What it is in a marketplace, if that is known.</summary>
    public SkuId? Sku { get; init; }

    /// <summary>What keeps it, if anything does.</summary>
    public Hold? Hold { get; init; }

    /// <summary>How many units there are.</summary>
    public int Quantity => Units.Total;
}
