using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Messaging;

internal static class EnvelopeMapping
{
    public static void Fill(this EnvelopeRow row, EventEnvelope envelope)
    {
        row.Event = envelope.Id;
        row.Type = envelope.Type;
        row.AggregateKind = envelope.Aggregate.Kind;
        row.Aggregate = envelope.Aggregate.Value;
        row.Version = envelope.Version;
        row.OccurredAt = envelope.OccurredAt;
        row.Correlation = envelope.Correlation;
        row.CausedBy = envelope.CausedBy;
        row.Data = envelope.Data;
    }

    public static EventEnvelope ToEnvelope(this EnvelopeRow row, TenantId tenant) => new()
    {
        Id = row.Event,
        Type = row.Type,
        Tenant = tenant,
        Aggregate = new AggregateKey(row.AggregateKind, row.Aggregate),
        Version = row.Version,
        OccurredAt = row.OccurredAt,
        Correlation = row.Correlation,
        CausedBy = row.CausedBy,
        Data = row.Data,
    };
}
