using Microsoft.Extensions.DependencyInjection;

namespace ReverseBuy.Messaging.Tests.Support;

internal static class ServiceCollectionExtensions
{
    /// <summary>Puts something around the registered service.</summary>
    public static void Decorate<TService>(this IServiceCollection services, Func<TService, TService> decorate)
        where TService : class
    {
        var inner = services.Last(service => service.ServiceType == typeof(TService));
        services.Remove(inner);
        services.AddSingleton(provider => decorate(inner.ImplementationFactory is { } factory
            ? (TService)factory(provider)
            : (TService)ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!)));
    }

    /// <summary>Registers a handler that the test wrote in place.</summary>
    public static void AddHandler<TEvent>(
        this IServiceCollection services, string name, Func<EventContext, TEvent, CancellationToken, ValueTask> handle, bool onlyWrites = false)
        where TEvent : IReverseBuyEvent =>
        services.AddSingleton(new EventHandlerRegistration(
            name, handle.GetType(), typeof(TEvent), (_, context, @event, cancellationToken) => handle(context, (TEvent)@event, cancellationToken))
        {
            OnlyWrites = onlyWrites,
        });

    /// <summary>Registers a handler that writes one effect, after what the test puts before it.</summary>
    public static void AddEffectHandler(this IServiceCollection services, MessagingHost host, string name, Action<EventContext>? before = null, bool onlyWrites = false) =>
        services.AddHandler<OrderPlaced>(
            name,
            async (context, _, cancellationToken) =>
            {
                var unitOfWork = await context.BeginAsync(cancellationToken);
                await host.AddEffectAsync(unitOfWork, context.Envelope, name);
                before?.Invoke(context);
            },
            onlyWrites);

    /// <summary>Registers a handler of timers that the test wrote in place.</summary>
    public static void AddTimerHandler(this IServiceCollection services, string name, Func<TimerContext, CancellationToken, ValueTask> handle) =>
        services.AddSingleton(new TimerHandlerRegistration(name, typeof(ScriptedTimerHandler), _ => new ScriptedTimerHandler(handle)));

    public static void AddWorker(
        this IServiceCollection services, string name, Func<TenantId, CancellationToken, ValueTask<DateTimeOffset?>> run) =>
        services.AddSingleton<ITenantWorker>(new ScriptedWorker(name, run));
}
