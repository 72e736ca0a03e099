using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using ReverseBuy;
using ReverseBuy.Health;
using ReverseBuy.Messaging;
using ReverseBuy.RabbitMQ;
using ReverseBuy.RabbitMQ.Connection;
using ReverseBuy.RabbitMQ.Consuming;
using ReverseBuy.RabbitMQ.DeadLetters;
using ReverseBuy.RabbitMQ.Publishing;
using ReverseBuy.RabbitMQ.Topology;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses RabbitMQ as the bus.</summary>
public static class RabbitMQReverseBuyBuilderExtensions
{
    /// <summary>
    /// Publishes events to RabbitMQ and handles them from there, on every node that does background work. <see cref="IDeadLetters"/> then serves those that could not be handled.
    /// </summary>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="configure">Sets <see cref="RabbitMQOptions.Uri"/>, and changes the rest.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>A broker that is down does not fail the start: events wait in the outbox until it is back.</remarks>
    public static IReverseBuyBuilder UseRabbitMQ(this IReverseBuyBuilder builder, Action<RabbitMQOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new RabbitMQOptions();
        configure(options);
        builder.NoteSeamProvider(new SeamProvider("bus", nameof(UseRabbitMQ)));
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(options);
        services.TryAddSingleton<RabbitMQTelemetry>();
        services.TryAddSingleton<BrokerNames>();
        services.TryAddSingleton<BrokerTopology>();
        services.TryAddSingleton<BrokerEndpoint>();
        services.TryAddSingleton<PublishingChannel>();
        services.TryAddSingleton<IDeadLetters, DeadLetterDesk>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHealthProbe, BusProbe>());
        services.Replace(ServiceDescriptor.Singleton<IEventBus, RabbitMQBus>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ConsumerService>());
        return builder;
    }
}
