using ReverseBuy.Buying;
using ReverseBuy.Settings;

namespace ReverseBuy.Composition;

/// <summary>The warehouses of a tenant's settings, or else of the options.</summary>
internal sealed class ConfiguredWarehouses(IEffectiveSettings settings, ReverseBuyOptions options) : IWarehouses
{
    public async ValueTask<WarehouseAddress?> FindAsync(TenantId tenant, WarehouseId? warehouse, CancellationToken cancellationToken)
    {
        var effective = await settings.GetAsync(tenant, cancellationToken).ConfigureAwait(false);

        // A tenant that has warehouses of its own may have ordered into the host's before.
        return effective.FindWarehouse(warehouse)?.Address ?? options.Warehouses.FirstOrDefault(address => address.Warehouse == warehouse);
    }
}
