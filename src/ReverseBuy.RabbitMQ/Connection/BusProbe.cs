using ReverseBuy.Health;
using ReverseBuy.Messaging;
using ReverseBuy.RabbitMQ.Publishing;

namespace ReverseBuy.RabbitMQ.Connection;

/// <summary>Whether events can be published, and are taken where background work is done. An outage degrades the host and no more: what is committed waits in the outbox.</summary>
internal sealed class BusProbe(PublishingChannel publishing, BrokerEndpoint endpoint, IBackgroundWork work) : IHealthProbe
{
    public string Name => "bus";

    public async ValueTask<HealthReading> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await publishing.GetAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            return HealthReading.Degraded($"RabbitMQ cannot be reached ({Failure.Describe(exception)}). Events wait in the outbox and are published when it can; look after the broker.");
        }

        return (endpoint.StateOf(BrokerEndpoint.Publishing), work.IsOn ? endpoint.StateOf(BrokerEndpoint.Consuming) : BrokerConnectionState.Open) switch
        {
            (BrokerConnectionState.Blocked, _) =>
                HealthReading.Degraded("RabbitMQ takes no events, since it is short of memory or disk. They wait in the outbox; look after the broker."),
            (_, null or BrokerConnectionState.Lost) =>
                HealthReading.Degraded("RabbitMQ is connected, and no events are taken from it yet: its partitions are being begun anew. Log 9006 tells why, if it stays so."),
            _ => HealthReading.Healthy("RabbitMQ is connected."),
        };
    }
}
