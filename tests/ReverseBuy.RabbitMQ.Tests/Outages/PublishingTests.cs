using RabbitMQ.Client;
using ReverseBuy.RabbitMQ.Tests.Support;
using ReverseBuy.Messaging;

namespace ReverseBuy.RabbitMQ.Tests.Outages;

public sealed class PublishingTests(SharedRabbitMQ shared)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_that_no_queue_takes_is_not_published_and_queues_are_declared_anew()
    {
        await using var site = await shared.OpenAsync();
        await using var node = new BrokerNode(site, new Handlers());
        var envelope = Envelopes.New(Envelopes.NewOrder(), 1);
        await node.PublishAsync(envelope);
        await using (var channel = await site.OpenChannelAsync())
        {
            await channel.QueueDeleteAsync(site.Names.Queue(site.Names.PartitionOf(envelope)), cancellationToken: Token);
        }

        var fault = await Assert.ThrowsAsync<ReverseBuyException>(() => node.Bus.PublishAsync(envelope, Token).AsTask());
        Assert.Equal("bus.returned", fault.Code);

        await node.PublishAsync(envelope);
        Assert.Equal(1, await site.CountReadyAsync());
    }

    [Fact]
    public async Task A_broker_that_confirms_nothing_is_not_waited_for_longer_than_it_may_take()
    {
        await using var site = await shared.OpenAsync();
        await using var node = new BrokerNode(site, new Handlers(), options => options.ConfirmTimeout = TimeSpan.FromSeconds(30));
        await node.PublishAsync(Envelopes.New(Envelopes.NewOrder(), 1));

        site.Proxy.IsStalled = true;
        var publishing = node.Bus.PublishAsync(Envelopes.New(Envelopes.NewOrder(), 1), Token).AsTask();
        Assert.False(publishing.IsCompleted);
        node.Time.Advance(TimeSpan.FromSeconds(30));
        await Assert.ThrowsAsync<BusUnavailableException>(() => publishing);
        site.Proxy.IsStalled = false;
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_gets_his_own_cancellation()
    {
        await using var site = await shared.OpenAsync();
        await using var node = new BrokerNode(site, new Handlers());
        await node.PublishAsync(Envelopes.New(Envelopes.NewOrder(), 1));
        using var giveUp = new CancellationTokenSource();

        site.Proxy.IsStalled = true;
        var publishing = node.Bus.PublishAsync(Envelopes.New(Envelopes.NewOrder(), 1), giveUp.Token).AsTask();
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => publishing);
        site.Proxy.IsStalled = false;
    }

    /// <summary>The connections break when an event is handled and not acknowledged yet: it comes again, beside whatever is published meanwhile.</summary>
    [Fact]
    public async Task Lost_connections_are_told_once_each_and_opened_again()
    {
        await using var site = await shared.OpenAsync();
        var cuts = 0;
        var handlers = new Handlers
        {
            Before = (_, _) =>
            {
                if (Interlocked.Increment(ref cuts) == 1)
                {
                    site.Proxy.IsClosed = true;
                    site.Proxy.Cut();
                }

                return Task.CompletedTask;
            },
        };
        await using var node = new BrokerNode(site, handlers);
        var (first, second) = (Envelopes.New(Envelopes.NewOrder(), 1), Envelopes.New(Envelopes.NewOrder(), 1));
        await node.PublishAsync(first);
        await node.StartAsync();
        await Waiting.UntilAsync(node, () => node.Written.Ids.Count(id => id == 9002) == 2, "Nobody missed the connections.");
        await Waiting.UntilAsync(node, () => node.Written.Ids.Contains(9006), "Nobody tried to connect.");
        site.Proxy.IsClosed = false;
        await Waiting.UntilAsync(node, () => node.Written.Ids.Count(id => id == 9001) == 3, "The consumers did not come back.");

        node.Time.Advance(TimeSpan.FromSeconds(5));
        await node.PublishAsync(second);
        await Waiting.UntilAsync(node, () => handlers.Handled.Contains(second) && handlers.Handled.Count(envelope => envelope == first) == 2, "Nothing arrives any more.");
        Assert.Equal(3, handlers.Handled.Count);
        Assert.Equal(2, node.Written.Ids.Count(id => id == 9002));
        Assert.DoesNotContain("guest", node.Written.Text, StringComparison.Ordinal);
    }
}
