using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using ReverseBuy.Catalogue;
using ReverseBuy.Inventory;
using ReverseBuy.Inventory.Asking;
using ReverseBuy.Inventory.Browsing;
using ReverseBuy.Inventory.Describing;
using ReverseBuy.Inventory.Following;
using ReverseBuy.Inventory.Holding;
using ReverseBuy.Inventory.Loading;
using ReverseBuy.Inventory.Memory;
using ReverseBuy.Inventory.Planning;
using ReverseBuy.Inventory.Quoting;
using ReverseBuy.Inventory.Refreshing;
using ReverseBuy.Inventory.Sharing;
using ReverseBuy.Inventory.Snapshots;
using ReverseBuy.Inventory.Verifying;
using ReverseBuy.Tenancy;

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
        services.TryAddSingleton<AccountSlots>();
        services.TryAddSingleton<SnapshotTable>();
        services.TryAddSingleton<SharedTier>();
        services.TryAddSingleton<SnapshotWriter>();
        services.TryAddSingleton<SnapshotKeeper>();
        services.TryAddSingleton<ColdMissLease>();
        services.TryAddSingleton<Upstream>();
        services.TryAddSingleton<SnapshotLoader>();
        services.TryAddSingleton<FreshnessClock>();
        services.TryAddSingleton<AccountPlans>();
        services.TryAddSingleton<Refresher>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITenantData, ListingsInMemory>());
        services.TryAddSingleton<FreshnessSweeper>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, FreshnessSweeper>(provider => provider.GetRequiredService<FreshnessSweeper>()));
        services.TryAddSingleton<ExpectedOrders>();
        services.TryAddSingleton<SnapshotReader>();
        services.TryAddSingleton<LearntOffers>();
        services.TryAddSingleton<NodeNews>();
        services.TryAddSingleton<IOfferChanges, OfferChanges>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, NodeNewsSubscription>());
        services.TryAddSingleton<VerificationMetrics>();
        services.TryAddSingleton<LiveQuestions>();
        services.TryAddSingleton<IOrderVerification, Verifier>();
        services.TryAddSingleton<SupplierInquiry>();
        services.TryAddSingleton<ISupplierQuotes, SupplierQuotes>();
        services.TryAddSingleton<IStockHolds, StockHolds>();
        services.TryAddSingleton<IShadowInventory, ShadowInventory>();
        services.TryAddSingleton<ICatalogue, CatalogueFacade>();
        services.TryAddSingleton<IDescriptions, Descriptions>();
        return services;
    }
}
