using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;

namespace ReverseBuy.Testing;

/// <summary>Adds faults on the way to marketplaces.</summary>
public static class TransportFaultsServiceCollectionExtensions
{
    /// <summary>Puts faults between all HTTP clients of a host and the network.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="faults">The faults; the test keeps them and says what goes wrong.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddTransportFaults(this IServiceCollection services, TransportFaults faults)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(faults);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, FaultyTransportFilter>());
        services.AddSingleton(faults);
        return services;
    }
}
