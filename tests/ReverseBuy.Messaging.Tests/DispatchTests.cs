using ReverseBuy.Messaging.Tests.Support;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging.Tests;

public sealed class DispatchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_reaches_every_handler_that_asked_for_it_and_each_leaves_its_mark()
    {
        await using var host = await MessagingHost.CreateAsync((host, services) =>
        {
            services.AddEffectHandler(host, "first");
            services.AddEffectHandler(host, "second");
            services.AddHandler<OrderPaid>("other", (_, _, _) => throw new InvalidOperationException("not its event"));
        });
        var envelope = host.NewPlaced(host.NewOrder(), 1);

        await host.Dispatcher.DispatchAsync(envelope, Token);

        Assert.Equal(["first/1", "second/1"], await host.ListEffectsAsync(envelope.Aggregate));
        Assert.Equal(["first", "second", "timeline"], await host.ListMarksAsync(envelope.Id));
    }

    [Fact]
    public async Task An_event_delivered_again_has_no_further_effect()
    {
        await using var host = await MessagingHost.CreateAsync((host, services) => services.AddEffectHandler(host, "only"));
        var envelope = host.NewPlaced(host.NewOrder(), 1);

        await host.Dispatcher.DispatchAsync(envelope, Token);
        await host.Dispatcher.DispatchAsync(envelope, Token);

        Assert.Equal(["only/1"], await host.ListEffectsAsync(envelope.Aggregate));
    }

    [Fact]
    public async Task A_handler_that_throws_is_rolled_back_and_gets_the_event_again_alone()
    {
        var failing = true;
        await using var host = await MessagingHost.CreateAsync((host, services) =>
        {
            services.AddEffectHandler(host, "before");
            services.AddEffectHandler(host, "throws", _ => FailWhen(failing));
            services.AddEffectHandler(host, "after");
        });
        var envelope = host.NewPlaced(host.NewOrder(), 1);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Dispatcher.DispatchAsync(envelope, Token).AsTask());
        Assert.Equal(["before/1", "after/1"], await host.ListEffectsAsync(envelope.Aggregate));

        failing = false;
        await host.Dispatcher.DispatchAsync(envelope, Token);
        Assert.Equal(["before/1", "after/1", "throws/1"], await host.ListEffectsAsync(envelope.Aggregate));
    }

    [Fact]
    public async Task Several_failures_are_thrown_together()
    {
        await using var host = await MessagingHost.CreateAsync((host, services) =>
        {
            services.AddEffectHandler(host, "one", _ => FailWhen(true));
            services.AddEffectHandler(host, "two", _ => FailWhen(true));
        });

        var error = await Assert.ThrowsAsync<AggregateException>(
            () => host.Dispatcher.DispatchAsync(host.NewPlaced(host.NewOrder(), 1), Token).AsTask());

        Assert.Equal(2, error.InnerExceptions.Count);
    }

    [Fact]
    public async Task A_failure_is_logged_without_the_message_that_a_host_wrote()
    {
        await using var host = await MessagingHost.CreateAsync((host, services) => services.AddEffectHandler(host, "mail", _ => FailWhen(true)));

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => host.Dispatcher.DispatchAsync(host.NewPlaced(host.NewOrder(), 1), Token).AsTask());

        var (_, _, text) = Assert.Single(host.Log.Of(5201));
        Assert.Contains("'mail'", text, StringComparison.Ordinal);
        Assert.Contains(nameof(InvalidOperationException), text, StringComparison.Ordinal);
        Assert.DoesNotContain("jane@example.com", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_never_begins_leaves_a_mark_with_what_it_did()
    {
        var runs = 0;
        await using var host = await MessagingHost.CreateAsync((_, services) => services.AddHandler<OrderPlaced>("mail", (context, _, _) =>
        {
            runs++;
            context.Result = "sent";
            return ValueTask.CompletedTask;
        }));
        var envelope = host.NewPlaced(host.NewOrder(), 1);

        await host.Dispatcher.DispatchAsync(envelope, Token);
        await host.Dispatcher.DispatchAsync(envelope, Token);

        Assert.Equal(1, runs);
        var marks = await host.ReadAsync(view => view.Inbox.ListAsync([envelope.Id], Token));
        Assert.Equal(new InboxMark(envelope.Id, "mail", host.Time.GetUtcNow(), "sent"), marks.Single(mark => mark.Handler == "mail"));
    }

    [Fact]
    public async Task Concurrent_deliveries_of_an_event_have_one_effect()
    {
        var bothRun = new Rendezvous(2);
        await using var host = await MessagingHost.CreateAsync((host, services) => services.AddHandler<OrderPlaced>("only", async (context, _, token) =>
        {
            // Both deliveries have found no mark by now.
            await bothRun.ArriveAsync(token);
            var unitOfWork = await context.BeginAsync(token);
            await host.AddEffectAsync(unitOfWork, context.Envelope, "only");
        }));
        var envelope = host.NewPlaced(host.NewOrder(), 1);

        await Task.WhenAll(Deliver(), Deliver());

        Assert.Equal(["only/1"], await host.ListEffectsAsync(envelope.Aggregate));

        Task Deliver() => Task.Run(() => host.Dispatcher.DispatchAsync(envelope, Token).AsTask(), Token);
    }

    [Fact]
    public async Task Of_concurrent_deliveries_to_a_handler_that_never_begins_both_succeed()
    {
        var bothRun = new Rendezvous(2);
        await using var host = await MessagingHost.CreateAsync((_, services) =>
            services.AddHandler<OrderPlaced>("mail", (_, _, token) => new ValueTask(bothRun.ArriveAsync(token))));
        var envelope = host.NewPlaced(host.NewOrder(), 1);

        await Task.WhenAll(Deliver(), Deliver());

        Assert.Contains("mail", await host.ListMarksAsync(envelope.Id));

        Task Deliver() => Task.Run(() => host.Dispatcher.DispatchAsync(envelope, Token).AsTask(), Token);
    }

    [Fact]
    public async Task A_handler_that_swallows_the_news_of_another_delivery_changes_nothing()
    {
        EventEnvelope? envelope = null;
        await using var host = await MessagingHost.CreateAsync((host, services) => services.AddHandler<OrderPlaced>("only", async (context, _, token) =>
        {
            await host.WriteAsync(MessagingHost.Alice, async other =>
                await other.Inbox.AddAsync(new InboxMark(envelope!.Id, "only", host.Time.GetUtcNow(), "by another delivery"), token));
            try
            {
                await context.BeginAsync(token);
            }
            catch (Exception)
            {
                throw new InvalidOperationException("translated by the handler");
            }
        }));
        envelope = host.NewPlaced(host.NewOrder(), 1);

        await host.Dispatcher.DispatchAsync(envelope, Token);

        var marks = await host.ReadAsync(view => view.Inbox.ListAsync([envelope.Id], Token));
        Assert.Equal("by another delivery", marks.Single(mark => mark.Handler == "only").Result);
    }

    [Fact]
    public async Task Beginning_twice_is_refused()
    {
        await using var host = await MessagingHost.CreateAsync((_, services) => services.AddHandler<OrderPlaced>("twice", async (context, _, token) =>
        {
            await context.BeginAsync(token);
            await context.BeginAsync(token);
        }));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => host.Dispatcher.DispatchAsync(host.NewPlaced(host.NewOrder(), 1), Token).AsTask());
        Assert.Contains("'twice'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beginning_after_the_handler_has_returned_is_refused()
    {
        EventContext? kept = null;
        await using var host = await MessagingHost.CreateAsync((_, services) => services.AddHandler<OrderPlaced>("late", (context, _, _) =>
        {
            kept = context;
            return ValueTask.CompletedTask;
        }));
        await host.Dispatcher.DispatchAsync(host.NewPlaced(host.NewOrder(), 1), Token);

        await Assert.ThrowsAsync<InvalidOperationException>(() => kept!.BeginAsync(Token).AsTask());
    }

    [Fact]
    public async Task A_handler_cannot_commit_its_effect_without_its_mark()
    {
        await using var host = await MessagingHost.CreateAsync((host, services) => services.AddHandler<OrderPlaced>("hasty", async (context, _, token) =>
        {
            await using var unitOfWork = await context.BeginAsync(token);
            await host.AddEffectAsync(unitOfWork, context.Envelope, "hasty");
            await unitOfWork.CommitAsync(token);
        }));
        var envelope = host.NewPlaced(host.NewOrder(), 1);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Dispatcher.DispatchAsync(envelope, Token).AsTask());

        Assert.Empty(await host.ListEffectsAsync(envelope.Aggregate));
    }

    [Fact]
    public async Task A_handler_runs_inside_the_events_tenant_whoever_delivers()
    {
        var seen = new List<TenantId?>();
        await using var host = await MessagingHost.CreateAsync((host, services) => services.AddHandler<OrderPlaced>("facade", async (_, _, _) =>
        {
            await Task.Yield();
            seen.Add(host.Current.Id);
        }));
        using var scope = host.Enter(MessagingHost.Bob);

        await host.Dispatcher.DispatchAsync(host.NewPlaced(host.NewOrder(), 1), Token);

        Assert.Equal([MessagingHost.Alice], seen);
        Assert.Equal(MessagingHost.Bob, host.Current.Id);
    }

    [Fact]
    public async Task An_unknown_type_counts_as_handled_and_is_warned_of_once()
    {
        await using var host = await MessagingHost.CreateAsync();
        var envelope = host.NewPlaced(host.NewOrder(), 1) with { Type = "shop.of-tomorrow.v1" };

        await host.Dispatcher.DispatchAsync(envelope, Token);
        await host.Dispatcher.DispatchAsync(envelope, Token);

        Assert.Empty(await host.ListMarksAsync(envelope.Id));
        Assert.Contains("shop.of-tomorrow.v1", Assert.Single(host.Log.Of(5202)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_timeline_notes_an_event_once_for_each_order_it_concerns()
    {
        await using var host = await MessagingHost.CreateAsync();
        var (first, second) = (host.NewOrder(), host.NewOrder());
        var package = new Fulfilment.PackageId(first.Value);
        var envelope = host.NewEnvelope(
            new PackageArrived(package, "SF1", IsMatched: true, [first, second, first]), AggregateKey.Of(package), 1, MessagingHost.Alice);

        await host.Dispatcher.DispatchAsync(envelope, Token);
        await host.Dispatcher.DispatchAsync(envelope, Token);

        foreach (var order in new[] { first, second })
        {
            Assert.Equal([new TimelineEntry(order, envelope)], await host.ReadAsync(view => view.Timeline.ListAsync(order, Token)));
        }

        Assert.Equal("noted for 2 orders", Assert.Single(await host.ReadAsync(view => view.Inbox.ListAsync([envelope.Id], Token))).Result);
    }

    private static void FailWhen(bool failing)
    {
        if (failing)
        {
            throw new InvalidOperationException("mail to jane@example.com bounced");
        }
    }
}
