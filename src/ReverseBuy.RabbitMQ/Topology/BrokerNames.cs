using System.Globalization;
using System.IO.Hashing;
using System.Text;
using ReverseBuy.Messaging;

namespace ReverseBuy.RabbitMQ.Topology;

/// <summary>How exchanges, queues and keys are called, and which partition an event belongs to.</summary>
internal sealed class BrokerNames(RabbitMQOptions options)
{
    // A tenant's id has 63 letters of ASCII at most, an aggregate's key not even fifty.
    private const int LongestKey = 128;

    /// <summary>The exchange of all events, by topic. Other programs bind queues of their own to it.</summary>
    public string Exchange { get; } = options.Prefix + ".events";

    public string DeadLetterExchange { get; } = options.Prefix + ".dead-letters";

    public int Partitions { get; } = options.Partitions;

    public static string RoutingKey(int partition) => partition.ToString(CultureInfo.InvariantCulture);

    public static string RoutingKey(int partition, string type) => string.Create(CultureInfo.InvariantCulture, $"{partition}.{type}");

    public static string Pattern(int partition) => string.Create(CultureInfo.InvariantCulture, $"{partition}.#");

    public string Queue(int partition) => string.Create(CultureInfo.InvariantCulture, $"{options.Prefix}.events.{partition}");

    public string DeadLetterQueue(int partition) => string.Create(CultureInfo.InvariantCulture, $"{options.Prefix}.dead-letters.{partition}");

    /// <summary>
    /// The same for all events of an aggregate, on every machine and in every version: the XxHash64 of <c>tenant/Kind:id</c>, with seed 0, modulo the number of partitions.
    /// </summary>
    public int PartitionOf(EventEnvelope envelope)
    {
        Span<byte> text = stackalloc byte[LongestKey];
        var tenant = Encoding.UTF8.GetBytes(envelope.Tenant.Value, text);
        text[tenant] = (byte)'/';
        var aggregate = Encoding.UTF8.GetBytes(envelope.Aggregate.ToString(), text[(tenant + 1)..]);
        return (int)(XxHash64.HashToUInt64(text[..(tenant + 1 + aggregate)]) % (uint)Partitions);
    }
}
