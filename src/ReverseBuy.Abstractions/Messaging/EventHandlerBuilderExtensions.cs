using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ReverseBuy.Messaging;

/// <summary>Registers handlers of events.</summary>
public static class EventHandlerBuilderExtensions
{
    /// <summary>Adds a handler.</summary>
    /// <typeparam name="TEvent">The event; <see cref="IReverseBuyEvent"/> for all.</typeparam>
    /// <typeparam name="THandler">The handler; created once. One class may handle several events under several names.</typeparam>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="name">Its durable name, unique in the host and never changed: a handler with a new name handles what is still in the outbox again.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ConfigurationException">The name is taken.</exception>
    public static IReverseBuyBuilder AddEventHandler<TEvent, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IReverseBuyBuilder builder, string name)
        where TEvent : IReverseBuyEvent
        where THandler : class, IEventHandler<TEvent>
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddEventHandler<TEvent, THandler>(name);
        return builder;
    }

    /// <summary>Adds a handler; for features, which register before there is a builder.</summary>
    /// <typeparam name="TEvent">The event.</typeparam>
    /// <typeparam name="THandler">The handler; created once.</typeparam>
    /// <param name="services">The services of the host.</param>
    /// <param name="name">Its durable name.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ConfigurationException">The name is taken.</exception>
    public static IServiceCollection AddEventHandler<TEvent, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IServiceCollection services, string name)
        where TEvent : IReverseBuyEvent
        where THandler : class, IEventHandler<TEvent>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (services.Any(service => service.ImplementationInstance is EventHandlerRegistration other && other.Name == name))
        {
            throw new ConfigurationException($"Two event handlers are named '{name}'. Give each a name of its own: it keeps an event from being handled twice.");
        }

        services.TryAddSingleton<THandler>();
        services.AddSingleton(new EventHandlerRegistration(
            name,
            typeof(TEvent),
            (provider, context, @event, cancellationToken) =>
                provider.GetRequiredService<THandler>().HandleAsync(context, (TEvent)@event, cancellationToken)));
        return services;
    }
}
