using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using ReverseBuy;
using ReverseBuy.Messaging;
using ReverseBuy.Testing;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the recorder of a hunt for leaks.</summary>
public static class LeakRecorderServiceCollectionExtensions
{
    /// <summary>
    /// Shows the recorder what the host logs and sends, what it puts into <c>IDistributedCache</c> and <c>IMemoryCache</c> and on the bus, and marks the ids that it makes. Call it when
    /// everything else was added.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="recorder">The recorder.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddLeakRecorder(this IServiceCollection services, LeakRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(recorder);
        services.AddSingleton(recorder);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new RecordingLogs(recorder)));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, RecordingTransportFilter>());
        services.Replace(ServiceDescriptor.Singleton<IIdGenerator>(new LeakIdGenerator(recorder, recorder.Seed)));
        return services
            .Wrap<IDistributedCache>(cache => new RecordingDistributedCache(recorder, cache))
            .Wrap<IMemoryCache>(cache => new RecordingMemoryCache(recorder, cache))
            .Wrap<IEventBus>(bus => new RecordingBus(recorder, bus));
    }

    /// <summary>Shows the recorder with what a service is called, such as a store that is told the tenant: in a tenant's operation it must be told no other.</summary>
    /// <typeparam name="TService">The service, an interface.</typeparam>
    /// <param name="services">The services of the host.</param>
    /// <param name="recorder">The recorder.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection WatchForLeaks<TService>(this IServiceCollection services, LeakRecorder recorder)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(recorder);
        return services.Wrap<TService>(service => (TService)RecordingProxy.Before(typeof(TService), service, recorder));
    }

    private static IServiceCollection Wrap<TService>(this IServiceCollection services, Func<TService, TService> wrap)
        where TService : class
    {
        foreach (var service in services.Where(service => service.ServiceType == typeof(TService)).ToList())
        {
            SeamPlacement.Put(services, service, (behind, _) => wrap((TService)behind));
        }

        return services;
    }
}
