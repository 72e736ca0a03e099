using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.RabbitMQ.Tests.Support;

internal static class Envelopes
{
    public static EventEnvelope New(AggregateKey aggregate, int version, string tenant = "anna") => new()
    {
        Id = new EventId(Guid.NewGuid()),
        Type = "reversebuy.order.paid.v1",
        Tenant = new TenantId(tenant),
        Aggregate = aggregate,
        Version = version,
        OccurredAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        Correlation = "test/1",
        Data = """{"order":"1"}""",
    };

    public static AggregateKey NewOrder() => new(AggregateKind.Order, Guid.NewGuid());
}
