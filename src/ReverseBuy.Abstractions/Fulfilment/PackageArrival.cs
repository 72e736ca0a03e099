using ReverseBuy.Buying;

namespace ReverseBuy.Fulfilment;

/// <summary>A package that a warehouse took in.</summary>
/// <param name="Warehouse">The warehouse.</param>
/// <param name="Waybill">The carrier's number on it.</param>
public sealed record PackageArrival(WarehouseId Warehouse, string Waybill)
{
    /// <summary>The carrier's name, for a package that nobody announced.</summary>
    public string Carrier { get; init; } = "unknown";
}
