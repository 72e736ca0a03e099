using ReverseBuy.Buying;

namespace ReverseBuy.Composition;

/// <summary>The warehouses of the options, the same for every tenant.</summary>
internal sealed class ConfiguredWarehouses(ReverseBuyOptions options) : IWarehouses
{
    public ValueTask<WarehouseAddress?> FindAsync(TenantId tenant, WarehouseId? warehouse, CancellationToken cancellationToken) =>
        ValueTask.FromResult(options.Warehouses.FirstOrDefault(address => warehouse is null || address.Warehouse == warehouse));
}
