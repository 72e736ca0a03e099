using ReverseBuy.Messaging;
using ReverseBuy.RabbitMQ.Tests.Support;

namespace ReverseBuy.RabbitMQ.Tests.Outages;

public sealed class BrokerOutageTests(SharedRabbitMQ shared)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_broker_that_stops_and_starts_under_load_loses_nothing_and_changes_no_order()
    {
        await using var broker = await PrivateRabbitMQ.StartedAsync(shared);
        await using var site = await BrokerSite.OpenAsync(broker.Port, partitions: 2);
        var handlers = new Handlers();
        await using var node = new BrokerNode(site, handlers, options => options.Attempts = 100);
        await node.StartAsync();
        var published = 0;
        using var enough = new CancellationTokenSource();
        var lines = Enumerable.Range(0, 8).Select(_ => PublishLineAsync(node, Envelopes.NewOrder(), () => Interlocked.Increment(ref published), enough.Token)).ToList();
        await Waiting.UntilAsync(node, () => handlers.Handled.Count > 100, "Nothing arrives.");

        await broker.StopAsync();
        await Waiting.UntilAsync(node, () => node.Written.Ids.Contains(9006), "Nobody missed the broker.");
        var fault = await Assert.ThrowsAsync<BusUnavailableException>(() => node.Bus.PublishAsync(Envelopes.New(Envelopes.NewOrder(), 1), Token).AsTask());
        Assert.True(fault.IsTransient);
        await broker.StartAsync();

        var before = Volatile.Read(ref published);
        await Waiting.UntilAsync(node, () => Volatile.Read(ref published) > before + 100, "Nothing is published after the outage.");
        await enough.CancelAsync();
        var events = await Task.WhenAll(lines);
        await Waiting.UntilAsync(
            node,
            () =>
            {
                var arrived = handlers.Handled.Select(envelope => envelope.Id).ToHashSet();
                return events.SelectMany(line => line).All(envelope => arrived.Contains(envelope.Id));
            },
            "Events were lost.");
        await node.StopAsync(Token);
        foreach (var line in events)
        {
            // Some came again; each came first in its turn.
            var arrived = handlers.Handled.Where(envelope => envelope.Aggregate == line[0].Aggregate).DistinctBy(envelope => envelope.Id);
            Assert.Equal(line.Select(envelope => envelope.Version), arrived.Select(envelope => envelope.Version).Take(line.Count));
        }

        await site.ReconnectAsync();
        Assert.Equal(0, await site.CountReadyAsync());
    }

    /// <summary>Publishes events of one order, each until it is confirmed, and tells which were.</summary>
    private static async Task<List<EventEnvelope>> PublishLineAsync(BrokerNode node, Orders.AggregateKey order, Action confirmed, CancellationToken enough)
    {
        var events = new List<EventEnvelope>();
        while (!enough.IsCancellationRequested)
        {
            var envelope = Envelopes.New(order, events.Count + 1);
            await node.PublishAsync(envelope);
            events.Add(envelope);
            confirmed();
        }

        return events;
    }
}
