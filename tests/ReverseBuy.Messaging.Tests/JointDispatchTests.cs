using ReverseBuy.Messaging.Tests.Support;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging.Tests;

public sealed class JointDispatchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_whose_handlers_only_write_are_one_commit_with_a_mark_for_each()
    {
        await using var host = await MessagingHost.CreateAsync((host, services) =>
        {
            services.AddEffectHandler(host, "first", onlyWrites: true);
            services.AddEffectHandler(host, "second", onlyWrites: true);
        });
        var (one, other) = (host.NewOrder(), host.NewOrder());
        EventEnvelope[] events = [host.NewPlaced(one, 1), host.NewPlaced(other, 1), host.NewPlaced(one, 2)];
        var commits = CountCommits(host);

        var outcomes = await DispatchAsync(host, events);

        Assert.Equal(1, commits());
        Assert.Equal(events, outcomes.Select(outcome => outcome.Envelope));
        Assert.All(outcomes, outcome => Assert.Null(outcome.Failure));
        Assert.Equal(["first/1", "second/1", "first/2", "second/2"], await host.ListEffectsAsync(AggregateKey.Of(one)));
        foreach (var envelope in events)
        {
            Assert.Equal(["first", "second", "timeline"], await host.ListMarksAsync(envelope.Id));
        }
    }

    [Fact]
    public async Task An_event_that_fails_harms_only_itself_and_what_follows_of_its_aggregate()
    {
        await using var host = await MessagingHost.CreateAsync((host, services) => services.AddEffectHandler(
            host, "writes", context => FailWhen(context.Envelope.Version == 2), onlyWrites: true));
        var (bad, good) = (host.NewOrder(), host.NewOrder());
        EventEnvelope[] events = [host.NewPlaced(bad, 1), host.NewPlaced(bad, 2), host.NewPlaced(good, 1), host.NewPlaced(bad, 3), host.NewPlaced(good, 3)];

        var outcomes = await DispatchAsync(host, events);

        Assert.Equal([events[0], events[1], events[2], events[4]], outcomes.Select(outcome => outcome.Envelope));
        Assert.Equal([false, true, false, false], outcomes.Select(outcome => outcome.Failure is InvalidOperationException));
        Assert.Equal(["writes/1"], await host.ListEffectsAsync(AggregateKey.Of(bad)));
        Assert.Equal(["writes/1", "writes/3"], await host.ListEffectsAsync(AggregateKey.Of(good)));
        Assert.Equal(["timeline"], await host.ListMarksAsync(events[1].Id));
    }

    [Fact]
    public async Task A_handler_that_may_call_outside_is_called_with_nothing_open()
    {
        var isOpen = false;
        var seen = new List<bool>();
        await using var host = await MessagingHost.CreateAsync((host, services) =>
        {
            services.AddEffectHandler(host, "writes", _ => isOpen = true, onlyWrites: true);
            services.AddHandler<OrderPaid>("calls", (_, _, _) =>
            {
                seen.Add(isOpen);
                return ValueTask.CompletedTask;
            });
        });
        host.Storage.AtCommit = () =>
        {
            isOpen = false;
            return CrashPoint.None;
        };
        var order = host.NewOrder();
        var paid = host.NewEnvelope(new OrderPaid(order, new Money(1, Currency.EUR)), AggregateKey.Of(order), 2, MessagingHost.Alice);
        EventEnvelope[] events = [host.NewPlaced(order, 1), paid, host.NewPlaced(order, 3)];

        // What stands before it is handled, and nothing else: the caller comes again.
        Assert.Equal(events[..1], (await DispatchAsync(host, events)).Select(outcome => outcome.Envelope));
        Assert.Equal(events[1..2], (await DispatchAsync(host, events[1..])).Select(outcome => outcome.Envelope));

        Assert.Equal([false], seen);
        Assert.Equal(["calls", "timeline"], await host.ListMarksAsync(paid.Id));
    }

    [Fact]
    public async Task What_was_handled_before_is_passed_over_and_costs_no_commit()
    {
        await using var host = await MessagingHost.CreateAsync((host, services) => services.AddEffectHandler(host, "writes", onlyWrites: true));
        var order = host.NewOrder();
        EventEnvelope[] events = [host.NewPlaced(order, 1), host.NewPlaced(order, 2)];
        await host.Dispatcher.DispatchAsync(events[0], Token);
        await DispatchAsync(host, events);
        var commits = CountCommits(host);

        var outcomes = await DispatchAsync(host, [.. events, events[0]]);

        Assert.Equal(0, commits());
        Assert.All(outcomes, outcome => Assert.Null(outcome.Failure));
        Assert.Equal(["writes/1", "writes/2"], await host.ListEffectsAsync(AggregateKey.Of(order)));
    }

    [Fact]
    public async Task What_waits_while_another_writes_is_handled_in_one_commit_wherever_it_came_from()
    {
        await using var host = await MessagingHost.CreateAsync((host, services) => services.AddEffectHandler(host, "writes", onlyWrites: true));
        var events = Enumerable.Range(1, 5).Select(version => host.NewPlaced(host.NewOrder(), version)).ToList();
        Task<IReadOnlyList<EventOutcome>>[] waiting;
        Func<int> commits;
        await using (await host.Storage.Inner.BeginAsync(MessagingHost.Alice, Token))
        {
            commits = CountCommits(host);
            waiting = [.. events.Select(envelope => DispatchAsync(host, [envelope]))];
        }

        await Task.WhenAll(waiting);

        Assert.Equal(1, commits());
        foreach (var envelope in events)
        {
            Assert.Equal(["timeline", "writes"], await host.ListMarksAsync(envelope.Id));
        }
    }

    [Fact]
    public async Task Who_gives_up_while_leading_passes_the_lead_on()
    {
        await using var host = await MessagingHost.CreateAsync((host, services) => services.AddEffectHandler(host, "writes", onlyWrites: true));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Token);
        EventEnvelope[] events = [host.NewPlaced(host.NewOrder(), 1), host.NewPlaced(host.NewOrder(), 1)];
        Task leading;
        Task following;
        await using (await host.Storage.Inner.BeginAsync(MessagingHost.Alice, Token))
        {
            leading = host.Dispatcher.DispatchManyAsync([new EventDelivery(events[0], null)], end.Token).AsTask();
            following = DispatchAsync(host, [events[1]]);
            await end.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leading);
        }

        await following;

        Assert.Empty(await host.ListMarksAsync(events[0].Id));
        Assert.Equal(["timeline", "writes"], await host.ListMarksAsync(events[1].Id));
    }

    [Fact]
    public async Task A_commit_that_is_lost_after_it_was_made_has_its_effects_once()
    {
        await using var host = await MessagingHost.CreateAsync((host, services) => services.AddEffectHandler(host, "writes", onlyWrites: true));
        var order = host.NewOrder();
        EventEnvelope[] events = [host.NewPlaced(order, 1), host.NewPlaced(order, 2)];
        var commits = 0;
        host.Storage.AtCommit = () => commits++ == 0 ? CrashPoint.AfterCommit : CrashPoint.None;

        var outcomes = await DispatchAsync(host, events);

        Assert.All(outcomes, outcome => Assert.Null(outcome.Failure));
        Assert.Equal(["writes/1", "writes/2"], await host.ListEffectsAsync(AggregateKey.Of(order)));
    }

    [Fact]
    public async Task A_run_of_the_outbox_has_its_events_handled_in_one_commit_and_takes_them_out_in_another()
    {
        await using var host = await MessagingHost.CreateAsync((host, services) => services.AddEffectHandler(host, "writes", onlyWrites: true));
        await host.RaiseAsync(Enumerable.Range(1, 20).Select(version => host.NewPlaced(host.NewOrder(), version)));
        var commits = CountCommits(host);

        await host.RunOutboxAsync();

        Assert.Equal(2, commits());
        Assert.Equal(0, await host.CountOutboxAsync());
    }

    [Fact]
    public async Task What_a_handler_does_not_want_leaves_no_mark()
    {
        await using var host = await MessagingHost.CreateAsync((_, services) =>
            services.AddEventHandler<OrderStateChanged, Completions>("completions", options => options.When = changed => changed.Trigger == "Complete"));
        var order = host.NewOrder();
        var events = new[] { "Pay", "Complete" }
            .Select((trigger, index) => host.NewEnvelope(new OrderStateChanged(order, "A", "B", trigger, "system"), AggregateKey.Of(order), index + 1, MessagingHost.Alice))
            .ToList();

        foreach (var envelope in events)
        {
            await host.Dispatcher.DispatchAsync(envelope, Token);
        }

        Assert.DoesNotContain("completions", await host.ListMarksAsync(events[0].Id));
        Assert.Contains("completions", await host.ListMarksAsync(events[1].Id));
    }

    private static async Task<IReadOnlyList<EventOutcome>> DispatchAsync(MessagingHost host, IEnumerable<EventEnvelope> events) =>
        await host.Dispatcher.DispatchManyAsync([.. events.Select(envelope => new EventDelivery(envelope, Span: null))], Token);

    private static Func<int> CountCommits(MessagingHost host)
    {
        var commits = 0;
        host.Storage.AtCommit = () =>
        {
            Interlocked.Increment(ref commits);
            return CrashPoint.None;
        };
        return () => Volatile.Read(ref commits);
    }

    private static void FailWhen(bool failing)
    {
        if (failing)
        {
            throw new InvalidOperationException();
        }
    }

    private sealed class Completions : IEventHandler<OrderStateChanged>
    {
        public ValueTask HandleAsync(EventContext context, OrderStateChanged @event, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
