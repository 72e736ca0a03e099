using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using ReverseBuy.Health;
using ReverseBuy.Messaging;
using ReverseBuy.Messaging.Bus;
using ReverseBuy.Messaging.Dispatch;
using ReverseBuy.Messaging.Following;
using ReverseBuy.Messaging.Outbox;
using ReverseBuy.Messaging.Parking;
using ReverseBuy.Messaging.Pruning;
using ReverseBuy.Messaging.Scheduling;
using ReverseBuy.Messaging.Timeline;
using ReverseBuy.Messaging.Timers;
using ReverseBuy.Tenancy;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the feature. Hosts call <c>AddReverseBuy()</c>, which does.</summary>
public static class MessagingServiceCollectionExtensions
{
    /// <summary>Adds the outbox, the bus in this process, the dispatch to handlers, the timeline, the timers and the scheduler of background work. Call it once.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="options">How it behaves.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddReverseBuyMessaging(this IServiceCollection services, MessagingOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.TryAddSingleton(options);
        services.TryAddSingleton<MessagingMetrics>();
        services.TryAddSingleton<MessagingActivities>();
        services.AddEvents();
        services.TryAddSingleton<WorkQueue>();
        services.TryAddSingleton<SharedDoorbell>();
        services.TryAddSingleton<OwnedRuns>();
        services.TryAddSingleton<TenantSweep>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITenantData, QueuedWork>());
        services.TryAddSingleton<IDoorbell, Doorbell>();
        services.TryAddSingleton<BackgroundWork>();
        services.TryAddSingleton<IBackgroundWork>(provider => provider.GetRequiredService<BackgroundWork>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHealthProbe, BackgroundWork>(provider => provider.GetRequiredService<BackgroundWork>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITenantWorker, OutboxWorker>());
        services.TryAddSingleton<IParkedWork, ParkedWork>();
        services.TryAddSingleton<TimerHandlers>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITenantWorker, TimerWorker>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITenantWorker, PruningWorker>());
        services.TryAddSingleton<HintDispatch>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITenantWorker, ReceivedWorker>());
        services.TryAddSingleton<FeedPull>();
        services.TryAddSingleton<ModifiedSweep>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITenantWorker, FollowingWorker>());

        // Stopped in the reverse order: what the workers leave behind is still told to others.
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SharedDoorbell>(provider => provider.GetRequiredService<SharedDoorbell>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, DoorbellListener>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, TenantScheduler>());
        return services;
    }

    private static void AddEvents(this IServiceCollection services)
    {
        foreach (var descriptor in ReverseBuyEvents.All)
        {
            services.AddSingleton(descriptor);
        }

        services.TryAddSingleton<EventCatalogue>();
        services.TryAddSingleton<UnknownEventTypes>();
        services.TryAddSingleton<JointHandling>();
        services.TryAddSingleton<IEventDispatcher, EventDispatcher>();
        services.TryAddSingleton<IEventBus, InProcessBus>();
        services.AddEventHandler<IReverseBuyEvent, TimelineHandler>(TimelineHandler.Name, options => options.OnlyWrites = true);
    }
}
