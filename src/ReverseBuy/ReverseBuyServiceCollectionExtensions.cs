using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using ReverseBuy;
using ReverseBuy.Buying;
using ReverseBuy.Composition;
using ReverseBuy.Connectors;
using ReverseBuy.Settings;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The entry point.</summary>
public static class ReverseBuyServiceCollectionExtensions
{
    /// <summary>Adds ReverseBuy to a host. Go on with the connectors (<c>AddTaobao</c>, …) and exactly one storage (<c>UseSqlite</c>, …).</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>A builder for connectors and providers.</returns>
    /// <exception cref="ConfigurationException">It was called before.</exception>
    public static IReverseBuyBuilder AddReverseBuy(this IServiceCollection services, Action<ReverseBuyOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(service => service.ServiceType == typeof(ReverseBuyOptions)))
        {
            throw new ConfigurationException("AddReverseBuy() is called twice. Call it once and keep the builder it returns.");
        }

        var options = new ReverseBuyOptions();
        configure?.Invoke(options);
        services.AddSingleton(options);
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdGenerator, TimeOrderedIdGenerator>();
        services.TryAddSingleton<IConnectors, ConnectorRegistry>();
        services.TryAddSingleton<IWarehouses, ConfiguredWarehouses>();
        services.TryAddSingleton<IHostSettings, ConfiguredSettings>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StartupCheck>());
        services.AddReverseBuyTenancy(options.Tenancy);
        services.AddReverseBuyMessaging(options.Messaging);
        services.AddReverseBuyInventory(options.Inventory);
        services.AddReverseBuyOrders(options.Orders);
        return new Builder(services);
    }

    private sealed record Builder(IServiceCollection Services) : IReverseBuyBuilder;
}
