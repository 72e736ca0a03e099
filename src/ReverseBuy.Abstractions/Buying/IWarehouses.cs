namespace ReverseBuy.Buying;

/// <summary>The buying agent's warehouses. Hosts may replace it; thread-safe.</summary>
public interface IWarehouses
{
    /// <summary>Reads the address of a warehouse.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="warehouse">The warehouse; the tenant's first one when none is named.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The address, or <see langword="null"/> when the tenant has no such warehouse.</returns>
    ValueTask<WarehouseAddress?> FindAsync(TenantId tenant, WarehouseId? warehouse, CancellationToken cancellationToken);
}
