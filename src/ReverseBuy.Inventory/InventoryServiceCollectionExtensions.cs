using Microsoft.Extensions.DependencyInjection.Extensions;
using ReverseBuy.Catalogue;
using ReverseBuy.Inventory;
using ReverseBuy.Inventory.Browsing;
using ReverseBuy.Inventory.Describing;
using ReverseBuy.Inventory.Holding;
using ReverseBuy.Inventory.Snapshots;
using ReverseBuy.Inventory.Verifying;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the feature. Hosts call <c>AddReverseBuy()</c>, which does.</summary>
public static class InventoryServiceCollectionExtensions
{
    /// <summary>Adds the shadow inventory, the catalogue and the holds of stock.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="options">How it behaves.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddReverseBuyInventory(this IServiceCollection services, InventoryOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.TryAddSingleton(options);
        services.TryAddSingleton<InventoryMetrics>();
        services.TryAddSingleton<SnapshotCache>();
        services.TryAddSingleton<GoneListings>();
        services.TryAddSingleton<SnapshotReader>();
        services.TryAddSingleton<IOrderVerification, Verifier>();
        services.TryAddSingleton<IStockHolds, StockHolds>();
        services.TryAddSingleton<IShadowInventory, ShadowInventory>();
        services.TryAddSingleton<ICatalogue, CatalogueFacade>();
        services.TryAddSingleton<IDescriptions, Descriptions>();
        return services;
    }
}
