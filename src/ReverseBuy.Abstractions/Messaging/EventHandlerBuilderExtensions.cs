using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ReverseBuy.Messaging;

/// <summary>Registers handlers of events.</summary>
public static class EventHandlerBuilderExtensions
{
    /// <summary>Adds a handler.</summary>
    /// <typeparam name="TEvent">The event; <see cref="IReverseBuyEvent"/> for all.</typeparam>
    /// <typeparam name="THandler">The handler; created once. One class may handle several types of event under one name: call this for each.</typeparam>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="name">The class's durable name, of no other class and never changed: under a new name it handles what is still in the outbox again.</param>
    /// <param name="configure">Says which events it wants and whether it only writes.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ConfigurationException">The name belongs to another class, or has this event already.</exception>
    public static IReverseBuyBuilder AddEventHandler<TEvent, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IReverseBuyBuilder builder, string name, Action<EventHandlerOptions<TEvent>>? configure = null)
        where TEvent : IReverseBuyEvent
        where THandler : class, IEventHandler<TEvent>
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddEventHandler<TEvent, THandler>(name, configure);
        return builder;
    }

    /// <summary>Adds a handler; for features, which register before there is a builder.</summary>
    /// <typeparam name="TEvent">The event.</typeparam>
    /// <typeparam name="THandler">The handler; created once.</typeparam>
    /// <param name="services">The services of the host.</param>
    /// <param name="name">Its durable name.</param>
    /// <param name="configure">Says which events it wants and whether it only writes.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ConfigurationException">The name belongs to another class, or has this event already.</exception>
    public static IServiceCollection AddEventHandler<TEvent, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IServiceCollection services, string name, Action<EventHandlerOptions<TEvent>>? configure = null)
        where TEvent : IReverseBuyEvent
        where THandler : class, IEventHandler<TEvent>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        foreach (var other in services.Select(service => service.ImplementationInstance).OfType<EventHandlerRegistration>().Where(other => other.Name == name))
        {
            if (other.HandlerType != typeof(THandler) || other.EventType == typeof(TEvent))
            {
                throw new ConfigurationException(
                    $"The event handler name '{name}' is taken by {other.HandlerType.Name} for {other.EventType.Name}. Give each class a name of its own, "
                    + "and each event to it once: the name keeps an event from being handled twice.");
            }
        }

        var options = new EventHandlerOptions<TEvent>();
        configure?.Invoke(options);
        var when = options.When;
        services.TryAddSingleton<THandler>();
        services.AddSingleton(new EventHandlerRegistration(
            name,
            typeof(THandler),
            typeof(TEvent),
            (provider, context, @event, cancellationToken) =>
                provider.GetRequiredService<THandler>().HandleAsync(context, (TEvent)@event, cancellationToken))
        {
            When = @event => when is null || when((TEvent)@event),
            OnlyWrites = options.OnlyWrites,
        });
        return services;
    }
}
