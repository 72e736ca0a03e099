using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Testing;

/// <summary>Puts something before what serves a seam in a host. What is behind stays the container's, which makes it when it is asked for and disposes it.</summary>
internal static class SeamPlacement
{
    /// <param name="services">The services of the host.</param>
    /// <param name="service">What serves the seam; it is among the services.</param>
    /// <param name="wrap">Makes what is asked instead, of what is behind it and whose connector that is.</param>
    public static void Put(IServiceCollection services, ServiceDescriptor service, Func<object, MarketplaceId?, object> wrap)
    {
        var (seam, lifetime, key) = (service.ServiceType, service.Lifetime, service.ServiceKey);
        var behind = new object();
        services[services.IndexOf(service)] = service.IsKeyedService
            ? new ServiceDescriptor(seam, key, (provider, _) => wrap(provider.GetRequiredKeyedService(seam, behind), key as MarketplaceId?), lifetime)
            : new ServiceDescriptor(seam, provider => wrap(provider.GetRequiredKeyedService(seam, behind), null), lifetime);
        services.Add(Behind(service, behind));
    }

    private static ServiceDescriptor Behind(ServiceDescriptor service, object behind)
    {
        var (seam, lifetime, key) = (service.ServiceType, service.Lifetime, service.ServiceKey);
        if (service.IsKeyedService)
        {
            return service.KeyedImplementationInstance is { } given ? new ServiceDescriptor(seam, behind, given)
                : service.KeyedImplementationFactory is { } make ? new ServiceDescriptor(seam, behind, (provider, _) => make(provider, key), lifetime)
                : new ServiceDescriptor(seam, behind, service.KeyedImplementationType!, lifetime);
        }

        return service.ImplementationInstance is { } instance ? new ServiceDescriptor(seam, behind, instance)
            : service.ImplementationFactory is { } factory ? new ServiceDescriptor(seam, behind, (provider, _) => factory(provider), lifetime)
            : new ServiceDescriptor(seam, behind, service.ImplementationType!, lifetime);
    }
}
