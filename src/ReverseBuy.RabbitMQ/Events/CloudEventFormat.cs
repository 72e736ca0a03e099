using System.Globalization;
using System.Net.Mime;
using CloudNative.CloudEvents;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.RabbitMQ.Events;

/// <summary>
/// An envelope as a CloudEvent in JSON, structured: all of it is in the body, for AMQP 0-9-1 has no agreed place for attributes beside it. A dead letter can be read as it lies there.
/// </summary>
internal static class CloudEventFormat
{
    private const string SourcePrefix = "urn:reversebuy:";
    private static readonly RawJsonFormatter Formatter = new();
    private static readonly CloudEventAttribute Tenant = CloudEventAttribute.CreateExtension("tenantid", CloudEventAttributeType.String);
    private static readonly CloudEventAttribute Aggregate = CloudEventAttribute.CreateExtension("aggregate", CloudEventAttributeType.String);
    private static readonly CloudEventAttribute Version = CloudEventAttribute.CreateExtension("aggregateversion", CloudEventAttributeType.Integer);
    private static readonly CloudEventAttribute Correlation = CloudEventAttribute.CreateExtension("correlationid", CloudEventAttributeType.String);
    private static readonly CloudEventAttribute Cause = CloudEventAttribute.CreateExtension("causationid", CloudEventAttributeType.String);
    private static readonly CloudEventAttribute Trace = CloudEventAttribute.CreateExtension("traceparent", CloudEventAttributeType.String);
    private static readonly CloudEventAttribute[] Extensions = [Tenant, Aggregate, Version, Correlation, Cause, Trace];

    /// <summary>The content type of what <see cref="Write"/> makes.</summary>
    public const string ContentType = "application/cloudevents+json; charset=utf-8";

    /// <summary>Writes an envelope.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <param name="trace">The span that it is published in, in the form of W3C.</param>
    public static ReadOnlyMemory<byte> Write(EventEnvelope envelope, string? trace)
    {
        var cloudEvent = new CloudEvent(CloudEventsSpecVersion.V1_0, Extensions)
        {
            Id = envelope.Id.ToString(),
            Type = envelope.Type,
            Source = new Uri(SourcePrefix + envelope.Tenant.Value, UriKind.Absolute),
            Time = envelope.OccurredAt,
            DataContentType = MediaTypeNames.Application.Json,
            Data = envelope.Data,
            [Tenant] = envelope.Tenant.Value,
            [Aggregate] = envelope.Aggregate.ToString(),
            [Version] = envelope.Version,
            [Correlation] = envelope.Correlation,
            [Cause] = envelope.CausedBy?.ToString(),
            [Trace] = trace,
        };
        return Formatter.EncodeStructuredModeMessage(cloudEvent, out _);
    }

    /// <summary>Reads an envelope, and the span that it was published in.</summary>
    /// <exception cref="FormatException">It is no event of ours.</exception>
    public static (EventEnvelope Envelope, string? Trace) Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            var cloudEvent = Formatter.DecodeStructuredModeMessage(body, contentType: null, Extensions);
            return (
                new EventEnvelope
                {
                    Id = ReadId(cloudEvent.Id!),
                    Type = cloudEvent.Type!,
                    Tenant = new TenantId(Require(cloudEvent, Tenant)),
                    Aggregate = ReadAggregate(Require(cloudEvent, Aggregate)),
                    Version = cloudEvent[Version] as int? ?? throw Missing(Version),
                    OccurredAt = cloudEvent.Time ?? throw new FormatException("The CloudEvent has no time."),
                    Correlation = Require(cloudEvent, Correlation),
                    CausedBy = cloudEvent[Cause] is string cause ? ReadId(cause) : null,
                    Data = cloudEvent.Data as string ?? throw new FormatException("The CloudEvent has no data in JSON."),
                },
                cloudEvent[Trace] as string);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or System.Text.Json.JsonException)
        {
            throw new FormatException("The message is no CloudEvent of ReverseBuy's.", exception);
        }
    }

    private static EventId ReadId(string text) => new(Guid.ParseExact(text, "N"));

    private static AggregateKey ReadAggregate(string text) =>
        text.Split(':') is [var kind, var value] && Enum.GetNames<AggregateKind>().Contains(kind, StringComparer.Ordinal)
            ? new AggregateKey(Enum.Parse<AggregateKind>(kind), Guid.ParseExact(value, "N"))
            : throw new FormatException("The CloudEvent is of an aggregate that this version does not know.");

    private static string Require(CloudEvent cloudEvent, CloudEventAttribute attribute) => cloudEvent[attribute] as string ?? throw Missing(attribute);

    private static FormatException Missing(CloudEventAttribute attribute) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The CloudEvent has no attribute '{attribute.Name}'."));
}
