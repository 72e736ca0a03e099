using RabbitMQ.Client;
using ReverseBuy.Messaging;
using ReverseBuy.RabbitMQ.Connection;
using ReverseBuy.RabbitMQ.Consuming;
using ReverseBuy.RabbitMQ.Topology;

namespace ReverseBuy.RabbitMQ.DeadLetters;

/// <summary>Asks for dead letters to be tried again through the partitions themselves: only who consumes one may touch its letters, or events would overtake each other.</summary>
internal sealed class DeadLetterDesk(BrokerEndpoint endpoint, BrokerTopology topology, BrokerNames names) : IDeadLetters
{
    public ValueTask<long> CountAsync(CancellationToken cancellationToken) => AskAsync(
        async channel =>
        {
            var count = 0L;
            for (var partition = 0; partition < names.Partitions; partition++)
            {
                count += await channel.MessageCountAsync(names.DeadLetterQueue(partition), cancellationToken).ConfigureAwait(false);
            }

            return count;
        },
        cancellationToken);

    public async ValueTask RetryAsync(CancellationToken cancellationToken) => await AskAsync(
        async channel =>
        {
            for (var partition = 0; partition < names.Partitions; partition++)
            {
                // Past the exchange: it is of no concern to others who listen there.
                var properties = new BasicProperties { DeliveryMode = DeliveryModes.Persistent, Type = Delivery.Retry };
                await channel.BasicPublishAsync(string.Empty, names.Queue(partition), mandatory: true, properties, ReadOnlyMemory<byte>.Empty, cancellationToken).ConfigureAwait(false);
            }

            return true;
        },
        cancellationToken).ConfigureAwait(false);

    private async ValueTask<TAnswer> AskAsync<TAnswer>(Func<IChannel, Task<TAnswer>> ask, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await endpoint.OpenAsync("dead-letter", cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                var channel = await endpoint.OpenChannelAsync(connection, cancellationToken).ConfigureAwait(false);
                await using (channel.ConfigureAwait(false))
                {
                    await topology.DeclareAsync(channel, cancellationToken).ConfigureAwait(false);
                    return await ask(channel).ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is not OutOfMemoryException)
        {
            throw new BusUnavailableException($"RabbitMQ could not be asked about dead letters ({Failure.Describe(exception)}).", TimeSpan.FromSeconds(5), exception);
        }
    }
}
