using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ReverseBuy.Messaging;

/// <summary>Registers handlers of timers.</summary>
public static class TimerHandlerBuilderExtensions
{
    /// <summary>Adds a handler.</summary>
    /// <typeparam name="THandler">The handler; created once. One class may handle timers of several names: call this for each.</typeparam>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="name">The durable name of the timers, never changed: timers that are set keep it.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ConfigurationException">Timers of this name have a handler already.</exception>
    public static IReverseBuyBuilder AddTimerHandler<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IReverseBuyBuilder builder, string name)
        where THandler : class, ITimerHandler
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddTimerHandler<THandler>(name);
        return builder;
    }

    /// <summary>Adds a handler; for features, which register before there is a builder.</summary>
    /// <typeparam name="THandler">The handler; created once.</typeparam>
    /// <param name="services">The services of the host.</param>
    /// <param name="name">The durable name of the timers.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ConfigurationException">Timers of this name have a handler already.</exception>
    public static IServiceCollection AddTimerHandler<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IServiceCollection services, string name)
        where THandler : class, ITimerHandler
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (services.Select(service => service.ImplementationInstance).OfType<TimerHandlerRegistration>().FirstOrDefault(other => other.Name == name) is { } other)
        {
            throw new ConfigurationException($"Timers named '{name}' are handled by {other.HandlerType.Name}. Give each handler of timers a name of its own.");
        }

        services.TryAddSingleton<THandler>();
        services.AddSingleton(new TimerHandlerRegistration(name, typeof(THandler), provider => provider.GetRequiredService<THandler>()));
        return services;
    }
}
