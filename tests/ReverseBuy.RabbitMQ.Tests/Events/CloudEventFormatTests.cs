using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReverseBuy.Hostile;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.RabbitMQ.Events;
using ReverseBuy.RabbitMQ.Topology;
using ReverseBuy.RabbitMQ.Tests.Support;

namespace ReverseBuy.RabbitMQ.Tests.Events;

public sealed class CloudEventFormatTests
{
    private static EventEnvelope Envelope { get; } = new()
    {
        Id = new EventId(new Guid("0193a0000000700080000000000000a1")),
        Type = "reversebuy.order.paid.v1",
        Tenant = new TenantId("anna"),
        Aggregate = new AggregateKey(AggregateKind.Order, new Guid("0193a0000000700080000000000000b2")),
        Version = 3,
        OccurredAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1),
        Correlation = "place/1",
        CausedBy = new EventId(new Guid("0193a0000000700080000000000000c3")),
        Data = """{"order":"1","total":19.90}""",
    };

    /// <summary>What lies in a broker must be readable by versions to come: this form is released and never changed.</summary>
    [Fact]
    public void The_form_on_the_wire_is_this()
    {
        const string Expected = """
            {"specversion":"1.0","aggregate":"Order:0193a0000000700080000000000000b2","aggregateversion":3,
            "causationid":"0193a0000000700080000000000000c3","correlationid":"place/1","datacontenttype":"application/json",
            "id":"0193a0000000700080000000000000a1","source":"urn:reversebuy:anna","tenantid":"anna","time":"2026-03-01T12:00:00.0000001Z",
            "traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01","type":"reversebuy.order.paid.v1","data":{"order":"1","total":19.90}}
            """;
        const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        var written = CloudEventFormat.Write(Envelope, Trace);

        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(Expected).RootElement, JsonDocument.Parse(written).RootElement), Encoding.UTF8.GetString(written.Span));
        Assert.Equal((Envelope, Trace), CloudEventFormat.Read(Encoding.UTF8.GetBytes(Expected)));
    }

    [Fact]
    public void A_hostile_text_in_the_place_of_a_tenant_makes_it_no_event_and_comes_back_in_no_message() => Assert.All(HostileTenantIds.All, text =>
    {
        var message = JsonNode.Parse(CloudEventFormat.Write(Envelope, trace: null).Span)!;
        message["tenantid"] = text;
        var fault = Assert.Throws<FormatException>(() => CloudEventFormat.Read(JsonSerializer.SerializeToUtf8Bytes(message)));
        Assert.True(text.Length < 8 || !fault.Message.Contains(text, StringComparison.Ordinal), fault.Message);
    });

    [Fact]
    public void Queues_are_called_by_numbers_and_an_event_is_in_one_of_them_whosever_it_is() => Assert.All(
        HostileTenantIds.Awkward,
        text => Assert.InRange(new BrokerNames(new RabbitMQOptions { Partitions = 3 }).PartitionOf(Envelope with { Tenant = new TenantId(text) }), 0, 2));

    [Theory]
    [InlineData("tenantid", "\"Anna!\"")]
    [InlineData("aggregate", "\"Order\"")]
    [InlineData("aggregate", "\"order:0193a0000000700080000000000000b2\"")]
    [InlineData("aggregate", "\"Ship:0193a0000000700080000000000000b2\"")]
    [InlineData("aggregate", "\"1:0193a0000000700080000000000000b2\"")]
    [InlineData("aggregateversion", "\"x\"")]
    [InlineData("id", "\"1\"")]
    [InlineData("time", "null")]
    [InlineData("data", "null")]
    [InlineData("specversion", "\"0.3\"")]
    public void What_is_no_event_of_ours_is_refused(string attribute, string value)
    {
        var members = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(CloudEventFormat.Write(Envelope, trace: null).Span)!;
        members[attribute] = JsonDocument.Parse(value).RootElement;

        Assert.Throws<FormatException>(() => CloudEventFormat.Read(JsonSerializer.SerializeToUtf8Bytes(members)));
    }

    [Fact]
    public void What_is_no_json_at_all_is_refused()
    {
        Assert.Throws<FormatException>(() => CloudEventFormat.Read(new byte[] { 0xff, 0x00 }));
        Assert.Throws<FormatException>(() => CloudEventFormat.Read(ReadOnlyMemory<byte>.Empty));
        Assert.Throws<FormatException>(() => CloudEventFormat.Read("[]"u8.ToArray()));
        Assert.ThrowsAny<JsonException>(() => CloudEventFormat.Write(Envelope with { Data = "{" }, trace: null));
    }

    /// <summary>All nodes of all versions must agree, or events of one order would be in two queues.</summary>
    [Theory]
    [InlineData("anna", 8, 6)]
    [InlineData("boris", 8, 7)]
    [InlineData("anna", 256, 38)]
    public void The_partition_of_an_aggregate_never_changes(string tenant, int partitions, int expected) =>
        Assert.Equal(expected, new BrokerNames(new RabbitMQOptions { Partitions = partitions }).PartitionOf(Envelope with { Tenant = new TenantId(tenant), Version = 9 }));

    [Fact]
    public void Aggregates_are_spread_over_all_partitions()
    {
        var names = new BrokerNames(new RabbitMQOptions());
        var counts = Enumerable.Range(0, 8_000)
            .CountBy(_ => names.PartitionOf(Envelopes.New(Envelopes.NewOrder(), 1)))
            .Select(count => count.Value)
            .ToList();

        Assert.Equal(8, counts.Count);
        Assert.All(counts, count => Assert.InRange(count, 800, 1_200));
    }
}
