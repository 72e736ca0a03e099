using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using ReverseBuy;
using ReverseBuy.AspNetCore;
using ReverseBuy.AspNetCore.Health;
using ReverseBuy.Health;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Looks after the health of a host.</summary>
public static class HealthReverseBuyBuilderExtensions
{
    /// <summary>
    /// Adds health checks of the control database, a sample of the tenants' databases, background work, and of every part that tells how it is (<see cref="IHealthProbe"/>): the bus, Redis,
    /// calls to marketplaces, the spool of callbacks. <see cref="HealthTags"/> names their tags. Call it once.
    /// </summary>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ConfigurationException">It was called before, or an option makes no sense.</exception>
    public static IReverseBuyBuilder AddHealthChecks(this IReverseBuyBuilder builder, Action<HealthOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        if (services.Any(service => service.ServiceType == typeof(HealthOptions)))
        {
            throw new ConfigurationException("AddHealthChecks() is called twice for ReverseBuy. Call it once.");
        }

        var options = new HealthOptions();
        configure?.Invoke(options);
        if (options.Validate().ToList() is { Count: > 0 } problems)
        {
            throw new ConfigurationException(string.Join(" ", problems));
        }

        services.AddHealthChecks();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.TryAddSingleton<TenantRotation>();
        services.TryAddSingleton<TenantDatabases>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHealthProbe, ProcessProbe>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHealthProbe, ControlDatabaseProbe>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHealthProbe, TenantDatabasesProbe>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<HealthCheckServiceOptions>, ProbeRegistrations>());
        return builder;
    }
}
