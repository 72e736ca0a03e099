using System.Globalization;
using System.Text.Json;
using RabbitMQ.Client;

namespace ReverseBuy.Benchmarks.Publishing;

/// <summary>The client alone, with a thousand confirms outstanding all the time, into the same kind of queues. Nothing is read from a database.</summary>
internal sealed class RawPublisher(IConnection connection) : IAsyncDisposable
{
    private const int Window = 1_000;
    public const string Prefix = "rbbench-raw";

    public static string Queue(int partition) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}.{partition}");

    public static async Task<RawPublisher> StartAsync()
    {
        var publisher = new RawPublisher(await Servers.ConnectAsync());
        await using var channel = await publisher.OpenAsync();
        await channel.ExchangeDeclareAsync(Prefix, ExchangeType.Topic, durable: true);
        for (var partition = 0; partition < OutboxHost.Partitions; partition++)
        {
            await channel.QueueDeclareAsync(Queue(partition), durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
            await channel.QueueBindAsync(Queue(partition), Prefix, $"{partition}.#");
        }

        return publisher;
    }

    /// <summary>Publishes, over all queues or into the first alone.</summary>
    public async Task PublishAsync(int events, int partitions)
    {
        await using var channel = await OpenAsync();
        var confirms = new Queue<Task>(Window);
        for (var number = 0; number < events; number++)
        {
            if (confirms.Count == Window)
            {
                await confirms.Dequeue();
            }

            var properties = new BasicProperties { ContentType = "application/json", DeliveryMode = DeliveryModes.Persistent, MessageId = Guid.NewGuid().ToString("N") };
            var key = string.Create(CultureInfo.InvariantCulture, $"{number % partitions}.reversebuy.order.paid.v1");
            confirms.Enqueue(channel.BasicPublishAsync(Prefix, key, mandatory: true, properties, JsonSerializer.SerializeToUtf8Bytes(PaidEvent.Number(number))).AsTask());
        }

        await Task.WhenAll(confirms);
    }

    /// <summary>Empties queues, and tells how many events they held.</summary>
    public async Task<long> PurgeAsync(IEnumerable<string> queues)
    {
        await using var channel = await OpenAsync();
        var count = 0L;
        foreach (var queue in queues)
        {
            count += await channel.QueuePurgeAsync(queue);
        }

        return count;
    }

    /// <summary>A queue for what goes through an exchange of another's.</summary>
    public async Task BindAsync(string queue, string exchange)
    {
        await using var channel = await OpenAsync();
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        await channel.QueueBindAsync(queue, exchange, string.Empty);
    }

    public async Task RemoveAsync(IEnumerable<string> queues, IEnumerable<string> exchanges)
    {
        await using var channel = await OpenAsync();
        foreach (var exchange in exchanges)
        {
            await channel.ExchangeDeleteAsync(exchange);
        }

        foreach (var queue in queues)
        {
            await channel.QueueDeleteAsync(queue);
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private Task<IChannel> OpenAsync() => connection.CreateChannelAsync(new CreateChannelOptions(true, true, outstandingPublisherConfirmationsRateLimiter: null));
}
