using ReverseBuy.Blobs;
using ReverseBuy.Buying;
using ReverseBuy.Orders;

namespace ReverseBuy.Fulfilment;

/// <summary>A domestic waybill into one of our warehouses. It may bring several upstream orders, and an upstream order may come in several.</summary>
/// <remarks>Immutable.</remarks>
public sealed record InboundPackage
{
    /// <summary>The package.</summary>
    public required PackageId Id { get; init; }

    /// <summary>Where it goes, and from its arrival on where it is.</summary>
    public required WarehouseId Warehouse { get; init; }

    /// <summary>Where it was to go, when it arrived somewhere else.</summary>
    public WarehouseId? PlannedWarehouse { get; init; }

    /// <summary>The carrier's number of it; unique within the tenant.</summary>
    public required string Waybill { get; init; }

    /// <summary>The carrier's name, as the marketplace or the warehouse writes it.</summary>
    public required string Carrier { get; init; }

    /// <summary>Where it stands.</summary>
    public required PackageState State { get; init; }

    /// <summary>How many changes it has seen.</summary>
    public required int Version { get; init; }

    /// <summary>The customer who has it sent here without an order of ours.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>What it may bring.</summary>
    public IReadOnlyList<PackageSource> Sources { get; init; } = [];

    /// <summary>What was found in it.</summary>
    public IReadOnlyList<InspectedUnits> Contents { get; init; } = [];

    /// <summary>Photos of it.</summary>
    public IReadOnlyList<BlobId> Photos { get; init; } = [];

    /// <summary>Its weight in grams, as the warehouse measured it.</summary>
    public int? WeightGrams { get; init; }

    /// <summary>What keeps it, if anything does.</summary>
    public Hold? Hold { get; init; }

    /// <summary>When it became known.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether it is known for whom it is.</summary>
    public bool IsMatched => Sources.Count > 0 || Customer is not null;

    /// <summary>The orders whose goods it may bring.</summary>
    public IEnumerable<OrderId> Orders => Sources.SelectMany(source => source.Orders).Distinct();
}
