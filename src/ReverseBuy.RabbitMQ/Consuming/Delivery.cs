using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.RabbitMQ.Events;

namespace ReverseBuy.RabbitMQ.Consuming;

/// <summary>A message that the broker delivered and that was not acknowledged.</summary>
/// <param name="Tag">By what it is acknowledged.</param>
/// <param name="Body">What it holds.</param>
/// <param name="Type">What it says it is.</param>
internal sealed record Delivery(ulong Tag, ReadOnlyMemory<byte> Body, string? Type)
{
    /// <summary>The type of the message that asks for dead letters to be tried again.</summary>
    public const string Retry = "reversebuy.dead-letters.retry";

    /// <summary>The event; <see langword="null"/> when it is none that can be read.</summary>
    public EventEnvelope? Envelope { get; private set; }

    /// <summary>The span that it was published in.</summary>
    public string? Trace { get; private set; }

    /// <summary>What its order is kept by.</summary>
    public (TenantId Tenant, AggregateKey Aggregate) Key => (Envelope!.Tenant, Envelope.Aggregate);

    public static Delivery Read(ulong tag, ReadOnlyMemory<byte> body, string? type)
    {
        var delivery = new Delivery(tag, body, type);
        try
        {
            if (type != Retry)
            {
                (delivery.Envelope, delivery.Trace) = CloudEventFormat.Read(body);
            }
        }
        catch (FormatException)
        {
            // It stays without an envelope.
        }

        return delivery;
    }
}
