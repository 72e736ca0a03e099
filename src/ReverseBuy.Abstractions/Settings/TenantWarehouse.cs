using ReverseBuy.Buying;

namespace ReverseBuy.Settings;

/// <summary>A warehouse of a tenant's.</summary>
/// <param name="Address">Its id and address.</param>
public sealed record TenantWarehouse(WarehouseAddress Address)
{
    /// <summary>Whether new orders are bought into another one. What was ordered before still comes here.</summary>
    public bool IsClosed { get; init; }
}
