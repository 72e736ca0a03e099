using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace ReverseBuy.RabbitMQ.Topology;

/// <summary>Declares exchanges and queues. Whoever connects does so, since either side may be first, and what is there already stays as it is.</summary>
internal sealed class BrokerTopology(BrokerNames names)
{
    /// <summary>
    /// How often an event may come back without its process having said a word: a handler that takes the process down must not do so for ever. Each lost connection counts
    /// as well, so it is large.
    /// </summary>
    private const int DeliveriesWithoutAnswer = 100;

    public async Task DeclareAsync(IChannel channel, CancellationToken cancellationToken)
    {
        await channel.ExchangeDeclareAsync(names.Exchange, ExchangeType.Topic, durable: true, autoDelete: false, cancellationToken: cancellationToken).ConfigureAwait(false);
        await channel.ExchangeDeclareAsync(names.DeadLetterExchange, ExchangeType.Direct, durable: true, autoDelete: false, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        for (var partition = 0; partition < names.Partitions; partition++)
        {
            await DeclarePartitionAsync(channel, partition, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>How many events lie in the queue after the last one that is used: they are left over from a time with more partitions, and nobody handles them.</summary>
    public async Task<uint> CountLeftOverAsync(IConnection connection, CancellationToken cancellationToken)
    {
        // A channel of its own: it does not survive asking for a queue that is not there.
        var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        await using (channel.ConfigureAwait(false))
        {
            try
            {
                return (await channel.QueueDeclarePassiveAsync(names.Queue(names.Partitions), cancellationToken).ConfigureAwait(false)).MessageCount;
            }
            catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == Constants.NotFound)
            {
                return 0;
            }
        }
    }

    private async Task DeclarePartitionAsync(IChannel channel, int partition, CancellationToken cancellationToken)
    {
        // The dead letters first: nothing may die before they can take it.
        await DeclareQueueAsync(channel, names.DeadLetterQueue(partition), DeadLetterArguments(), cancellationToken).ConfigureAwait(false);
        await channel.QueueBindAsync(
            names.DeadLetterQueue(partition), names.DeadLetterExchange, BrokerNames.RoutingKey(partition), cancellationToken: cancellationToken).ConfigureAwait(false);
        await DeclareQueueAsync(channel, names.Queue(partition), Arguments(partition), cancellationToken).ConfigureAwait(false);
        await channel.QueueBindAsync(names.Queue(partition), names.Exchange, BrokerNames.Pattern(partition), cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    private static Task<QueueDeclareOk> DeclareQueueAsync(IChannel channel, string queue, Dictionary<string, object?> arguments, CancellationToken cancellationToken) =>
        channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellationToken);

    private static Dictionary<string, object?> DeadLetterArguments() => new(StringComparer.Ordinal)
    {
        ["x-queue-type"] = "quorum",
        // Letters are looked through whenever a consumer takes over, which counts as a delivery; a broker whose default is 20 would throw them away.
        ["x-delivery-limit"] = int.MaxValue,
    };

    private Dictionary<string, object?> Arguments(int partition) => new(StringComparer.Ordinal)
    {
        ["x-queue-type"] = "quorum",
        ["x-single-active-consumer"] = true,
        ["x-dead-letter-exchange"] = names.DeadLetterExchange,
        ["x-dead-letter-routing-key"] = BrokerNames.RoutingKey(partition),
        ["x-dead-letter-strategy"] = "at-least-once",
        ["x-overflow"] = "reject-publish", // the strategy asks for it; there is no length that could be overflown
        ["x-delivery-limit"] = DeliveriesWithoutAnswer,
    };
}
