using System.Globalization;
using RabbitMQ.Client;
using ReverseBuy.RabbitMQ.Topology;

namespace ReverseBuy.RabbitMQ.Consuming;

/// <summary>The dead letters of a partition, as its active consumer sees them. Not thread-safe, like its channel.</summary>
internal sealed class PartitionDeadLetters(IChannel channel, BrokerNames names, int partition, TimeProvider time)
{
    public string Queue { get; } = names.DeadLetterQueue(partition);

    /// <summary>Puts a delivery behind all other dead letters. It returns once the broker confirmed it, so that the delivery may be acknowledged.</summary>
    public async Task AddAsync(Delivery delivery, string reason, int failures, CancellationToken cancellationToken)
    {
        var properties = new BasicProperties
        {
            ContentType = Events.CloudEventFormat.ContentType,
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = delivery.Envelope?.Id.ToString(),
            Type = delivery.Type,
            Headers = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["reversebuy-reason"] = reason,
                ["reversebuy-failures"] = failures,
                ["reversebuy-at"] = time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
            },
        };
        await channel
            .BasicPublishAsync(names.DeadLetterExchange, BrokerNames.RoutingKey(partition), mandatory: true, properties, delivery.Body, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Shows every letter that lies there now, in order. Those for which <paramref name="isDone"/> says so are removed; the others stay, in their order.</summary>
    public async Task<(int Done, int Left)> GoThroughAsync(Func<Delivery, Task<bool>> isDone, CancellationToken cancellationToken)
    {
        var kept = new List<ulong>();
        var done = 0;
        for (uint? left = null; left != 0;)
        {
            if (await channel.BasicGetAsync(Queue, autoAck: false, cancellationToken).ConfigureAwait(false) is not { } letter)
            {
                break;
            }

            // As many as there were at first: letters that arrive meanwhile are for the next time.
            left = left is null ? letter.MessageCount : left - 1;
            if (await isDone(Delivery.Read(letter.DeliveryTag, letter.Body.ToArray(), letter.BasicProperties.Type)).ConfigureAwait(false))
            {
                await channel.BasicAckAsync(letter.DeliveryTag, multiple: false, cancellationToken).ConfigureAwait(false);
                done++;
            }
            else
            {
                kept.Add(letter.DeliveryTag);
            }
        }

        foreach (var tag in kept)
        {
            await channel.BasicNackAsync(tag, multiple: false, requeue: true, cancellationToken).ConfigureAwait(false);
        }

        return (done, kept.Count);
    }
}
