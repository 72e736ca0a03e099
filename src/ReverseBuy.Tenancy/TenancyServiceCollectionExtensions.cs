using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReverseBuy.Following;
using ReverseBuy.Tenancy;
using ReverseBuy.Tenancy.Registrations;

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
        services.TryAddSingleton<ITenants, Tenants>();
        services.TryAddSingleton(_ => RandomNumberGenerator.Create());
        services.TryAddSingleton<RegistrationDirectory>();
        services.TryAddSingleton<IAppRegistrations, AppRegistrations>();
        services.TryAddSingleton<IAppRegistrationDesk, AppRegistrationDesk>();
        return services;
    }
}
