using Microsoft.Extensions.DependencyInjection.Extensions;
using ReverseBuy.Auditing;
using ReverseBuy.Connectors;
using ReverseBuy.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.Archives;
using ReverseBuy.EntityFrameworkCore.Auditing;
using ReverseBuy.EntityFrameworkCore.Control;
using ReverseBuy.EntityFrameworkCore.Credentials;
using ReverseBuy.EntityFrameworkCore.Following;
using ReverseBuy.EntityFrameworkCore.HostTransactions;
using ReverseBuy.EntityFrameworkCore.Leases;
using ReverseBuy.EntityFrameworkCore.Recipients;
using ReverseBuy.EntityFrameworkCore.Secrets;
using ReverseBuy.EntityFrameworkCore.Settings;
using ReverseBuy.EntityFrameworkCore.Snapshots;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Following;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Protection;
using ReverseBuy.Schemas;
using ReverseBuy.Settings;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>For authors of database providers. Hosts call <c>UseSqlite(…)</c>, which does.</summary>
public static class EntityFrameworkStoresServiceCollectionExtensions
{
    /// <summary>
    /// Adds every store of this package. The provider registers <see cref="IDatabaseProvider"/>, <see cref="IHostTransactionJoiner"/>, <see cref="ITenantDatabase"/>,
    /// <see cref="ITenantSchema"/> and Data Protection;
    /// <see cref="IDoorbell"/> comes with <c>AddReverseBuy()</c>.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddReverseBuyEntityFrameworkStores(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<CredentialProtection>();
        services.TryAddSingleton<RecipientProtection>();
        services.TryAddSingleton<ReceivedProtection>();
        services.TryAddSingleton<TenantProtections>();
        services.TryAddSingleton<ITenantStore, TenantStore>();
        services.TryAddSingleton<ISnapshotStore, SnapshotStore>();
        services.TryAddSingleton<ICredentialStore, CredentialStore>();
        services.TryAddSingleton<ICredentialAuditStore, CredentialAuditStore>();
        services.TryAddSingleton<CurrentHostTransaction>();
        services.TryAddSingleton<IHostTransactions>(provider => provider.GetRequiredService<CurrentHostTransaction>());
        services.TryAddSingleton<ITenantStorage, TenantStorage>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<StorageMetrics>();
        services.TryAddSingleton<ILeases, DatabaseLeases>();
        services.TryAddSingleton<IDoorbellStore, DoorbellStore>();
        services.TryAddSingleton<AppSecretProtection>();
        services.TryAddSingleton<IAppRegistrationStore, AppRegistrationStore>();
        services.TryAddSingleton<IAppRegistrationAuditStore, AppRegistrationAuditStore>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITenantData, DoorbellData>());
        services.TryAddSingleton<ITenantSettingsStore, SettingsStore>();
        services.TryAddSingleton<IMigrationLedger, MigrationLedger>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITenantData, MigrationLedgerData>());
        services.TryAddSingleton<ITenantContent, TenantContentStore>();
        services.TryAddSingleton<ISecretProtection, SecretProtection>();
        return services;
    }
}
