using ReverseBuy;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace RebusBus;

/// <summary>An envelope in the form in which Rebus writes it. It lies in queues, so its members stay as they are.</summary>
public sealed record EventMessage(
    Guid Id,
    string Type,
    string Tenant,
    AggregateKind AggregateKind,
    Guid AggregateId,
    int Version,
    DateTimeOffset OccurredAt,
    string Correlation,
    Guid? CausedBy,
    string Data)
{
    /// <summary>Wraps an envelope.</summary>
    public static EventMessage Of(EventEnvelope envelope) => new(
        envelope.Id.Value,
        envelope.Type,
        envelope.Tenant.Value,
        envelope.Aggregate.Kind,
        envelope.Aggregate.Value,
        envelope.Version,
        envelope.OccurredAt,
        envelope.Correlation,
        envelope.CausedBy?.Value,
        envelope.Data);

    /// <summary>The envelope again.</summary>
    public EventEnvelope ToEnvelope() => new()
    {
        Id = new EventId(Id),
        Type = Type,
        Tenant = new TenantId(Tenant),
        Aggregate = new AggregateKey(AggregateKind, AggregateId),
        Version = Version,
        OccurredAt = OccurredAt,
        Correlation = Correlation,
        CausedBy = CausedBy is { } cause ? new EventId(cause) : null,
        Data = Data,
    };
}
