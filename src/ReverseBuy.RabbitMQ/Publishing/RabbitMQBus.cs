using System.Diagnostics;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using ReverseBuy.Messaging;
using ReverseBuy.RabbitMQ.Events;
using ReverseBuy.RabbitMQ.Topology;

namespace ReverseBuy.RabbitMQ.Publishing;

/// <summary>Publishes to RabbitMQ. An event is published when the broker confirmed it; those that are published at once are confirmed together.</summary>
internal sealed class RabbitMQBus(PublishingChannel publishing, BrokerNames names, RabbitMQOptions options, RabbitMQTelemetry telemetry, TimeProvider time) : IEventBus
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    public bool TakesManyAtOnce => true;

    public async ValueTask PublishAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        var message = CloudEventFormat.Write(envelope, Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null);
        var properties = new BasicProperties
        {
            ContentType = CloudEventFormat.ContentType,
            CorrelationId = envelope.Correlation,
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = envelope.Id.ToString(),
            Type = envelope.Type,
        };
        var key = BrokerNames.RoutingKey(names.PartitionOf(envelope), envelope.Type);
        var started = time.GetTimestamp();
        using var patience = new CancellationTokenSource(options.ConfirmTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        IChannel? channel = null;
        try
        {
            channel = await publishing.GetAsync(either.Token).ConfigureAwait(false);
            await channel.BasicPublishAsync(names.Exchange, key, mandatory: true, properties, message, either.Token).ConfigureAwait(false);
            telemetry.Confirmed(RabbitMQTelemetry.Done, time.GetElapsedTime(started));
        }
        catch (PublishException exception) when (exception.IsReturn)
        {
            telemetry.Confirmed(RabbitMQTelemetry.Returned, time.GetElapsedTime(started));
            await publishing.LeaveAsync(channel!, cancellationToken).ConfigureAwait(false);
            throw new ReverseBuyException(
                "bus.returned", $"RabbitMQ has no queue for event {envelope.Id} under the key {key}. Queues are declared anew; see who removed them.", exception) { IsTransient = true };
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is not OutOfMemoryException)
        {
            telemetry.Confirmed(RabbitMQTelemetry.Unavailable, time.GetElapsedTime(started));
            throw new BusUnavailableException(
                $"RabbitMQ did not confirm an event ({Failure.Describe(exception)}). Events wait in the outbox and are published when it does; look after the broker.", RetryAfter, exception);
        }
    }
}
