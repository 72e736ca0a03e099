using ReverseBuy.Orders;

namespace ReverseBuy.Messaging.Tests.Bus;

internal static class Envelopes
{
    public static EventEnvelope New(int version) => new()
    {
        Id = new EventId(Guid.NewGuid()),
        Type = "reversebuy.test.happened.v1",
        Tenant = new TenantId("anna"),
        Aggregate = new AggregateKey(AggregateKind.Order, Guid.NewGuid()),
        Version = version,
        OccurredAt = DateTimeOffset.UnixEpoch,
        Correlation = "test",
        Data = "{}",
    };
}
