using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using ReverseBuy.Tenancy;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the feature. Hosts call <c>AddReverseBuy()</c>, which does.</summary>
public static class TenancyServiceCollectionExtensions
{
    /// <summary>Adds tenants and scopes.</summary>
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
}
