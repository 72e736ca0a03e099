using RabbitMQ.Client;
using ReverseBuy.RabbitMQ.Tests.Support;

namespace ReverseBuy.RabbitMQ.Tests.Consuming;

public sealed class DeadLetterTests(SharedRabbitMQ shared)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_poison_event_dies_with_what_follows_it_and_lives_again_in_order_when_its_cause_is_mended()
    {
        await using var site = await shared.OpenAsync();
        var (poison, other) = (Envelopes.NewOrder(), Envelopes.NewOrder());
        var isMended = false;
        var handlers = new Handlers { Before = (envelope, _) => envelope.Aggregate == poison && !isMended ? throw new FormatException("secret of anna") : Task.CompletedTask };
        await using var node = new BrokerNode(site, handlers, options => options.Attempts = 3);
        await node.StartAsync();
        await node.PublishAsync(Envelopes.New(poison, 1), Envelopes.New(poison, 2), Envelopes.New(other, 1));
        await Waiting.UntilAsync(node, async () => await node.DeadLetters.CountAsync(Token) == 2, "It did not die.");
        await node.PublishAsync(Envelopes.New(poison, 3), Envelopes.New(other, 2));
        await Waiting.UntilAsync(node, async () => await node.DeadLetters.CountAsync(Token) == 3, "What follows did not follow it.");
        await Waiting.UntilAsync(node, () => handlers.Handled.Count == 2, "The others did not go on.");
        Assert.Equal([other, other], handlers.Handled.Select(envelope => envelope.Aggregate));
        Assert.Equal([1, 1, 1], handlers.Seen.Where(envelope => envelope.Aggregate == poison).Select(envelope => envelope.Version));
        Assert.Contains(9102, node.Written.Ids);
        Assert.DoesNotContain("secret", node.Written.Text, StringComparison.Ordinal);

        // Mended too early: all stay, in their order.
        await node.DeadLetters.RetryAsync(Token);
        await Waiting.UntilAsync(node, () => node.Written.Ids.Count(id => id == 9104) == site.Names.Partitions, "Nobody tried them.");
        await AllAreBackAsync(node, letters: 3);
        Assert.Equal(4, handlers.Seen.Count(envelope => envelope.Aggregate == poison));

        isMended = true;
        await node.DeadLetters.RetryAsync(Token);
        await Waiting.UntilAsync(node, () => handlers.Handled.Count == 5, "They did not come back.");
        await node.PublishAsync(Envelopes.New(poison, 4));
        await Waiting.UntilAsync(node, () => handlers.Handled.Count == 6, "The order is still held up.");
        Assert.Equal([1, 2, 3, 4], handlers.Handled.Where(envelope => envelope.Aggregate == poison).Select(envelope => envelope.Version));
        Assert.Equal(0, await node.DeadLetters.CountAsync(Token));
    }

    [Fact]
    public async Task A_node_that_takes_over_knows_who_is_held_up()
    {
        await using var site = await shared.OpenAsync();
        var order = Envelopes.NewOrder();
        var failing = new Handlers { Before = (_, _) => throw new FormatException() };
        await using (var first = new BrokerNode(site, failing, options => options.Attempts = 1))
        {
            await first.StartAsync();
            await first.PublishAsync(Envelopes.New(order, 1), Envelopes.New(order, 2));
            await Waiting.UntilAsync(first, async () => await first.DeadLetters.CountAsync(Token) == 2, "They did not die.");
        }

        var sound = new Handlers();
        await using var second = new BrokerNode(site, sound);
        await second.StartAsync();
        await second.PublishAsync(Envelopes.New(order, 3));
        await Waiting.UntilAsync(second, async () => await second.DeadLetters.CountAsync(Token) == 3, "An event overtook its dead predecessor.");
        Assert.Empty(sound.Seen);

        await second.DeadLetters.RetryAsync(Token);
        await Waiting.UntilAsync(second, () => sound.Handled.Count == 3, "They did not come back.");
        Assert.Equal([1, 2, 3], sound.Handled.Select(envelope => envelope.Version));
    }

    [Fact]
    public async Task A_message_that_is_no_event_dies_at_once_and_holds_up_nothing()
    {
        await using var site = await shared.OpenAsync(partitions: 1);
        var handlers = new Handlers();
        await using var node = new BrokerNode(site, handlers);
        await node.StartAsync();
        await node.PublishAsync(Envelopes.New(Envelopes.NewOrder(), 1));
        await using (var channel = await site.OpenChannelAsync())
        {
            foreach (var body in new[] { "no JSON", "{}", """{"specversion":"1.0","id":"1","type":"t","source":"s"}""" })
            {
                await channel.BasicPublishAsync(string.Empty, site.Names.Queue(0), mandatory: true, System.Text.Encoding.UTF8.GetBytes(body), Token);
            }
        }

        await node.PublishAsync(Envelopes.New(Envelopes.NewOrder(), 2));
        await Waiting.UntilAsync(node, async () => await node.DeadLetters.CountAsync(Token) == 3, "They did not die.");
        await Waiting.UntilAsync(node, () => handlers.Handled.Count == 2, "They hold others up.");

        // It stays when all others are tried again, and says nothing of who is held up.
        await node.DeadLetters.RetryAsync(Token);
        await Waiting.UntilAsync(node, () => node.Written.Ids.Contains(9104), "Nobody tried them.");
        await AllAreBackAsync(node, letters: 3);
    }

    [Fact]
    public async Task A_dead_letter_tells_why_and_when()
    {
        await using var site = await shared.OpenAsync(partitions: 1);
        await using (var node = new BrokerNode(
            site, new Handlers { Before = (_, _) => throw new ReverseBuyException("shop.closed", "The shop of Wang Wei is closed.") }, options => options.Attempts = 2))
        {
            await node.StartAsync();
            await node.PublishAsync(Envelopes.New(Envelopes.NewOrder(), 1));
            await Waiting.UntilAsync(node, async () => await node.DeadLetters.CountAsync(Token) == 1, "It did not die.");
        }

        await using var channel = await site.OpenChannelAsync();
        var letter = (await channel.BasicGetAsync(site.Names.DeadLetterQueue(0), autoAck: true, Token))!;
        var headers = letter.BasicProperties.Headers!;
        Assert.Equal("shop.closed", System.Text.Encoding.UTF8.GetString((byte[])headers["reversebuy-reason"]!));
        Assert.Equal(2, headers["reversebuy-failures"]);
        Assert.True(headers.ContainsKey("reversebuy-at"));
    }

    // They are put back on one channel and counted on another: the broker may come to the count first.
    private static Task AllAreBackAsync(BrokerNode node, int letters) =>
        Waiting.UntilAsync(node, async () => await node.DeadLetters.CountAsync(Token) == letters, "They did not stay.");
}
