using System.Collections.Concurrent;
using System.Diagnostics;
using RabbitMQ.Client;
using ReverseBuy.Diagnostics;
using ReverseBuy.Messaging;
using ReverseBuy.RabbitMQ.Events;
using ReverseBuy.RabbitMQ.Tests.Support;

namespace ReverseBuy.RabbitMQ.Tests.Consuming;

public sealed class ConsumingTests(SharedRabbitMQ shared)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_without_workers_publishes_and_handles_nothing()
    {
        await using var site = await shared.OpenAsync();
        var handlers = new Handlers();
        await using var web = new BrokerNode(site, handlers, runsWorkers: false);
        await web.StartAsync();

        await web.PublishAsync(Envelopes.New(Envelopes.NewOrder(), 1));
        await web.StopAsync(Token);

        Assert.Empty(handlers.Seen);
        Assert.Equal(1, await site.CountReadyAsync());
        Assert.Contains(9008, web.Written.Ids);
    }

    [Fact]
    public async Task What_is_handled_inherits_nothing_of_who_started_the_host_or_published()
    {
        var mark = new AsyncLocal<string?>();
        var seen = new ConcurrentQueue<string?>();
        await using var site = await shared.OpenAsync(partitions: 1);
        await using var node = new BrokerNode(site, new Handlers
        {
            Before = (_, _) =>
            {
                seen.Enqueue(mark.Value);
                return Task.CompletedTask;
            },
        });
        mark.Value = "caller";

        await node.StartAsync();
        await node.PublishAsync(Envelopes.New(Envelopes.NewOrder(), 1), Envelopes.New(Envelopes.NewOrder(), 1));
        await Waiting.UntilAsync(node, () => seen.Count == 2, "Nothing was handled.");

        Assert.Equal([null, null], seen);
    }

    [Fact]
    public async Task Of_two_nodes_one_at_a_time_handles_a_partition_and_the_other_takes_over_where_it_stopped()
    {
        await using var site = await shared.OpenAsync(partitions: 1);
        var (first, second) = (new Handlers(), new Handlers());
        await using var one = new BrokerNode(site, first);
        await using var other = new BrokerNode(site, second);
        await one.StartAsync();
        var order = Envelopes.NewOrder();
        var events = Enumerable.Range(1, 20).Select(version => Envelopes.New(order, version)).ToList();
        await one.PublishAsync(events.Take(5));
        await Waiting.UntilAsync(one, () => first.Handled.Count == 5, "The first node handles nothing.");

        await other.StartAsync();
        await other.PublishAsync(events.Skip(5).Take(10));
        await Waiting.UntilAsync(one, () => first.Handled.Count == 15, "The first node stopped.");
        Assert.Empty(second.Seen);

        await one.StopAsync(Token);
        await other.PublishAsync(events.Skip(15));
        await Waiting.UntilAsync(other, () => second.Handled.Count == 5, "Nobody took over.");
        Assert.Equal(events, [.. first.Handled, .. second.Handled]);
    }

    [Fact]
    public async Task A_paused_node_has_no_more_at_hand_than_it_may_and_what_it_has_goes_to_the_next_when_it_is_gone()
    {
        await using var site = await shared.OpenAsync(partitions: 1);
        using var lost = new CancellationTokenSource();
        var (paused, awake) = (new Handlers { Before = (_, _) => Task.Delay(Timeout.Infinite, lost.Token) }, new Handlers());
        await using var one = new BrokerNode(site, paused, options => options.Prefetch = 3);
        await using var other = new BrokerNode(site, awake);
        await one.StartAsync();
        var events = Enumerable.Range(1, 10).Select(version => Envelopes.New(Envelopes.NewOrder(), version)).ToList();
        await one.PublishAsync(events);
        await Waiting.UntilAsync(one, async () => paused.Seen.Count == 1 && await site.CountReadyAsync() == 7, "It does not have what it may have.");

        await other.StartAsync();
        site.Proxy.Cut();
        await Waiting.UntilAsync(other, () => awake.Handled.Count == 10, "What the paused node had did not go on.");

        Assert.Equal(events, awake.Handled);
        Assert.Single(paused.Seen);
        await lost.CancelAsync();
    }

    [Fact]
    public async Task A_host_that_cannot_wait_longer_cancels_the_handler_and_the_event_comes_again()
    {
        await using var site = await shared.OpenAsync();
        var handlers = new Handlers { Before = (_, cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken) };
        await using var node = new BrokerNode(site, handlers);
        await node.StartAsync();
        var envelope = Envelopes.New(Envelopes.NewOrder(), 1);
        await node.PublishAsync(envelope);
        await Waiting.UntilAsync(node, () => handlers.Seen.Count == 1, "It was not handed over.");

        using var patience = new CancellationTokenSource();
        var stopping = node.StopAsync(patience.Token);
        Assert.False(stopping.IsCompleted);
        await patience.CancelAsync();
        await stopping;

        handlers.Before = (_, _) => Task.CompletedTask;
        await node.StartAsync();
        await Waiting.UntilAsync(node, () => handlers.Handled.Count == 1, "It did not come again.");
        Assert.Equal([envelope, envelope], handlers.Seen);
    }

    [Fact]
    public async Task Other_programs_get_copies_as_cloud_events_by_type()
    {
        await using var site = await shared.OpenAsync();
        await using var node = new BrokerNode(site, new Handlers());
        await node.PublishAsync(Envelopes.New(Envelopes.NewOrder(), 1));
        await using var channel = await site.OpenChannelAsync();
        var queue = await channel.QueueDeclareAsync(cancellationToken: Token);
        await channel.QueueBindAsync(queue.QueueName, site.Names.Exchange, "*.reversebuy.order.#", cancellationToken: Token);

        var envelope = Envelopes.New(Envelopes.NewOrder(), 4);
        await node.PublishAsync(envelope);
        await node.PublishAsync(envelope with { Id = new EventId(Guid.NewGuid()), Type = "reversebuy.parcel.packed.v1" });

        var copy = (await channel.BasicGetAsync(queue.QueueName, autoAck: true, Token))!;
        Assert.Equal(envelope, CloudEventFormat.Read(copy.Body).Envelope);
        Assert.Equal(("application/cloudevents+json; charset=utf-8", envelope.Id.ToString()), (copy.BasicProperties.ContentType, copy.BasicProperties.MessageId));
        Assert.Null(await channel.BasicGetAsync(queue.QueueName, autoAck: true, Token));
    }

    [Fact]
    public async Task Events_left_over_from_more_partitions_are_told_of()
    {
        await using var site = await shared.OpenAsync(partitions: 3);
        await using var before = new BrokerNode(site, new Handlers());
        for (var number = 0; number < 20; number++)
        {
            await before.PublishAsync(Envelopes.New(Envelopes.NewOrder(), 1));
        }

        await using var after = new BrokerNode(site, new Handlers(), options => options.Partitions = 2);
        await after.StartAsync();
        await Waiting.UntilAsync(after, () => after.Written.Ids.Contains(9007), "Nobody said that events are left over.");
    }

    [Fact]
    public async Task A_delivery_is_traced_below_its_publication()
    {
        var stopped = new ConcurrentQueue<Activity>();
        using var source = new ActivitySource("test");
        using var listener = new ActivityListener
        {
            ShouldListenTo = listened => listened.Name is "test" or ReverseBuyDiagnostics.RabbitMQName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var site = await shared.OpenAsync();
        await using var node = new BrokerNode(site, new Handlers());
        await node.StartAsync();
        var envelope = Envelopes.New(Envelopes.NewOrder(), 1);

        using var publishing = source.StartActivity("publishing")!;
        await node.PublishAsync(envelope);
        Activity? delivery = null;
        await Waiting.UntilAsync(
            node, () => (delivery = stopped.FirstOrDefault(activity => Equals(activity.GetTagItem("reversebuy.event.id"), envelope.Id.ToString()))) is not null, "It left no span.");

        Assert.Equal((publishing.TraceId, publishing.SpanId), (delivery!.TraceId, delivery.ParentSpanId));
        Assert.Equal(("reversebuy.rabbitmq.deliver", ActivityKind.Consumer), (delivery.OperationName, delivery.Kind));
    }
}
