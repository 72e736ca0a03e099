using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using ReverseBuy;
using ReverseBuy.Auditing;
using ReverseBuy.Following;
using ReverseBuy.Schemas;
using ReverseBuy.Settings;
using ReverseBuy.Tenancy;
using ReverseBuy.Tenancy.Auditing;
using ReverseBuy.Tenancy.Registrations;
using ReverseBuy.Tenancy.Schemas;
using ReverseBuy.Tenancy.Settings;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the feature. Hosts call <c>AddReverseBuy()</c>, which does.</summary>
public static class TenancyServiceCollectionExtensions
{
    /// <summary>Adds tenants, scopes and app registrations.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="options">How tenants are told apart.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddReverseBuyTenancy(this IServiceCollection services, TenancyOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.TryAddSingleton(options);
        services.TryAddSingleton<CurrentTenant>();
        services.TryAddSingleton<ICurrentTenant>(provider => provider.GetRequiredService<CurrentTenant>());
        services.TryAddSingleton<ITenantScopeFactory>(provider => provider.GetRequiredService<CurrentTenant>());
        services.AddLife();
        services.TryAddSingleton<ITenants, Tenants>();
        services.TryAddSingleton(_ => RandomNumberGenerator.Create());
        services.TryAddSingleton<RegistrationDirectory>();
        services.TryAddSingleton<IAppRegistrations, AppRegistrations>();
        services.TryAddSingleton<IAppRegistrationDesk, AppRegistrationDesk>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITenantData, RegistrationData>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RegistrationsAtStart>());
        services.AddSettings();
        services.AddAuditing();
        services.TryAddSingleton(Migrations);
        return services;
    }

    private static void AddLife(this IServiceCollection services)
    {
        services.TryAddSingleton<TenantGate>();
        services.TryAddSingleton<ITenantGate>(provider => provider.GetRequiredService<TenantGate>());
        services.TryAddSingleton<TenantDirectory>();
        services.TryAddSingleton<TenantTurns>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITenantData, TenantPhotos>());
        services.TryAddSingleton<TenantDataPlaces>();
        services.TryAddSingleton<Provisioning>();
        services.TryAddSingleton<Relocation>();
        services.TryAddSingleton<ITenantLifecycle, TenantLifecycle>();
        services.TryAddSingleton<ITenantArchive, TenantArchive>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, TenantWatch>());
    }

    private static void AddSettings(this IServiceCollection services)
    {
        services.TryAddSingleton<TenancyMetrics>();
        services.TryAddSingleton<KnownSettings>();
        services.TryAddSingleton<IEffectiveSettings>(provider => provider.GetRequiredService<KnownSettings>());
        services.TryAddSingleton<ITenantSettings, SettingsDesk>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITenantData, SettingsData>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITenantData, KnownSettings>(provider => provider.GetRequiredService<KnownSettings>()));
    }

    private static void AddAuditing(this IServiceCollection services)
    {
        services.TryAddSingleton<ICredentialAudit, CredentialAudit>();
        services.TryAddSingleton<CredentialUses>();
        services.TryAddSingleton<ICredentialUses>(provider => provider.GetRequiredService<CredentialUses>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITenantData, CredentialUses>(provider => provider.GetRequiredService<CredentialUses>()));
        services.TryAddSingleton<CredentialUseWriter>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, CredentialUsesWriting>());
    }

    // Not every storage has a schema of ours, and a host with one that has none is whole all the same.
    private static ITenantMigrations Migrations(IServiceProvider services) =>
        services.GetService<ITenantSchema>() is { } schema && services.GetService<IMigrationLedger>() is { } ledger
            ? new TenantMigrations(
                services.GetRequiredService<ITenantStore>(),
                schema,
                ledger,
                services.GetRequiredService<IIdGenerator>(),
                services.GetRequiredService<TimeProvider>())
            : throw new ConfigurationException(
                "The storage of this host has nothing to migrate: ITenantMigrations is for .UseSqlite(…), .UsePostgreSql(…) and providers that register ITenantSchema and IMigrationLedger.");
}
