using ReverseBuy.Health;
using ReverseBuy.RabbitMQ.Tests.Support;

namespace ReverseBuy.RabbitMQ.Tests.Outages;

public sealed class BusHealthTests(SharedRabbitMQ shared)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_broker_that_goes_away_degrades_a_node_until_events_are_published_and_taken_again()
    {
        await using var broker = await PrivateRabbitMQ.StartedAsync(shared);
        await using var site = await BrokerSite.OpenAsync(broker.Port, partitions: 2);
        await using var node = new BrokerNode(site, new Handlers());
        await node.StartAsync();
        await UntilAsync(node, HealthState.Healthy, "The node was never healthy.");

        await broker.StopAsync();
        await UntilAsync(node, HealthState.Degraded, "Nobody missed the broker.");
        var reading = await node.Health.ReadAsync(Token);
        Assert.StartsWith("RabbitMQ cannot be reached (", reading.Reason, StringComparison.Ordinal);
        foreach (var secret in new[] { "guest", "127.0.0.1" })
        {
            Assert.DoesNotContain(secret, reading.Reason, StringComparison.Ordinal);
        }

        await broker.StartAsync();
        await UntilAsync(node, HealthState.Healthy, "The node never came back.");
        await site.ReconnectAsync();
    }

    [Fact]
    public async Task A_node_that_takes_no_events_needs_to_publish_only()
    {
        await using var site = await shared.OpenAsync();
        await using var web = new BrokerNode(site, new Handlers(), runsWorkers: false);
        await using var worker = new BrokerNode(site, new Handlers());
        await web.StartAsync();

        await UntilAsync(web, HealthState.Healthy, "A node that only publishes was never healthy.");

        // Its consumers were not begun.
        var reading = await worker.Health.ReadAsync(Token);
        Assert.Equal(HealthState.Degraded, reading.State);
        Assert.Contains("no events are taken from it yet", reading.Reason, StringComparison.Ordinal);
    }

    private static Task UntilAsync(BrokerNode node, HealthState state, string otherwise) =>
        Waiting.UntilAsync(node, async () => (await node.Health.ReadAsync(Token)).State == state, otherwise);
}
