using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReverseBuy.Messaging.Tests.Support;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging.Tests;

public sealed class OutboxTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_event_reaches_every_handler_once_and_the_outbox_is_empty()
    {
        await using var host = await MessagingHost.CreateAsync((host, services) =>
        {
            services.AddEffectHandler(host, "a");
            services.AddEffectHandler(host, "b");
        });
        var order = host.NewOrder();
        await host.RaiseAsync(host.NewPlaced(order, 1), host.NewPlaced(order, 2));

        Assert.Null(await host.RunOutboxAsync());
        Assert.Null(await host.RunOutboxAsync());

        Assert.Equal(["a/1", "b/1", "a/2", "b/2"], await host.ListEffectsAsync(AggregateKey.Of(order)));
        Assert.Equal(0, await host.CountOutboxAsync());
    }

    [Fact]
    public async Task A_failing_event_holds_back_its_aggregate_alone_and_is_tried_again_after_a_growing_delay()
    {
        var failing = true;
        await using var host = await MessagingHost.CreateAsync((host, services) => services.AddEffectHandler(host, "only", context =>
        {
            if (failing && context.Envelope.Version == 1)
            {
                throw new CrashException();
            }
        }));
        var (stuck, free) = (host.NewOrder(), host.NewOrder());
        await host.RaiseAsync(host.NewPlaced(stuck, 1), host.NewPlaced(stuck, 2), host.NewPlaced(free, 3));

        Assert.Equal(host.Time.GetUtcNow() + TimeSpan.FromSeconds(1), await host.RunOutboxAsync());
        Assert.Equal(["only/3"], await host.ListEffectsAsync(AggregateKey.Of(free)));
        Assert.Empty(await host.ListEffectsAsync(AggregateKey.Of(stuck)));

        Assert.Equal(host.Time.GetUtcNow() + TimeSpan.FromSeconds(1), await host.RunOutboxAsync());
        host.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(host.Time.GetUtcNow() + TimeSpan.FromSeconds(2), await host.RunOutboxAsync());

        failing = false;
        host.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(await host.RunOutboxAsync());
        Assert.Equal(["only/1", "only/2"], await host.ListEffectsAsync(AggregateKey.Of(stuck)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(9, 256)]
    [InlineData(10, 300)]
    [InlineData(int.MaxValue, 300)]
    public void The_delay_doubles_from_a_second_to_five_minutes(int failures, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Backoff.After(failures));

    [Fact]
    public async Task An_event_that_fails_too_often_is_parked_with_its_aggregate_and_the_log_says_what_to_do()
    {
        await using var host = await MessagingHost.CreateAsync(
            (host, services) => services.AddEffectHandler(host, "only", context => FailFor(context, version: 1)),
            options => options.ParkAfter = 3);
        var (stuck, free) = (host.NewOrder(), host.NewOrder());
        await host.RaiseAsync(host.NewPlaced(stuck, 1), host.NewPlaced(stuck, 2));

        while (await host.RunOutboxAsync() is { } due)
        {
            host.Time.SetUtcNow(due);
        }

        await host.RaiseAsync(host.NewPlaced(free, 3), host.NewPlaced(stuck, 4));
        Assert.Null(await host.RunOutboxAsync());

        Assert.Empty(await host.ListEffectsAsync(AggregateKey.Of(stuck)));
        Assert.Equal(["only/3"], await host.ListEffectsAsync(AggregateKey.Of(free)));
        var parked = Assert.Single(await host.ReadAsync(view => view.Outbox.ListFailedAsync(Token)));
        Assert.True(parked.IsParked);
        Assert.Equal(3, parked.Failures);
        var (level, _, text) = Assert.Single(host.Log.Of(5102));
        Assert.Equal(LogLevel.Error, level);
        Assert.Contains(AggregateKey.Of(stuck).ToString(), text, StringComparison.Ordinal);
        Assert.Contains("release", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parked_event_that_is_released_goes_on_with_its_aggregate()
    {
        var failing = true;
        await using var host = await MessagingHost.CreateAsync(
            (host, services) => services.AddEffectHandler(host, "only", context =>
            {
                if (failing)
                {
                    FailFor(context, version: 1);
                }
            }),
            options => options.ParkAfter = 1);
        var order = host.NewOrder();
        await host.RaiseAsync(host.NewPlaced(order, 1), host.NewPlaced(order, 2));
        await host.RunOutboxAsync();

        failing = false;
        var parked = Assert.Single(await host.ReadAsync(view => view.Outbox.ListFailedAsync(Token)));
        await host.WriteAsync(MessagingHost.Alice, async unitOfWork =>
            await unitOfWork.Outbox.FailAsync(parked with { IsParked = false, Failures = 0, NotBefore = null }, "released", Token));
        await host.RunOutboxAsync();

        Assert.Equal(["only/1", "only/2"], await host.ListEffectsAsync(AggregateKey.Of(order)));
    }

    [Fact]
    public async Task A_crash_between_publishing_and_noting_it_publishes_again_and_has_no_further_effect()
    {
        var commits = 0;
        await using var host = await MessagingHost.CreateAsync((host, services) => services.AddEffectHandler(host, "only"));
        var order = host.NewOrder();
        await host.RaiseAsync(host.NewPlaced(order, 1));

        // The timeline's commit, the handler's, and then the one that notes what was published.
        host.Storage.AtCommit = () => ++commits == 3 ? CrashPoint.BeforeCommit : CrashPoint.None;
        await Assert.ThrowsAsync<CrashException>(() => host.RunOutboxAsync().AsTask());
        Assert.Equal(1, await host.CountOutboxAsync());

        await host.RunOutboxAsync();
        Assert.Equal(0, await host.CountOutboxAsync());
        Assert.Equal(["only/1"], await host.ListEffectsAsync(AggregateKey.Of(order)));
    }

    [Fact]
    public async Task A_crash_right_after_a_handlers_commit_does_not_repeat_its_effect()
    {
        var commits = 0;
        await using var host = await MessagingHost.CreateAsync((host, services) => services.AddEffectHandler(host, "only"));
        var order = host.NewOrder();
        await host.RaiseAsync(host.NewPlaced(order, 1));

        host.Storage.AtCommit = () => ++commits == 2 ? CrashPoint.AfterCommit : CrashPoint.None;
        host.Time.SetUtcNow((await host.RunOutboxAsync())!.Value);
        await host.RunOutboxAsync();

        Assert.Equal(0, await host.CountOutboxAsync());
        Assert.Equal(["only/1"], await host.ListEffectsAsync(AggregateKey.Of(order)));
    }

    [Fact]
    public async Task A_full_batch_is_followed_by_the_next_after_the_others_turn()
    {
        var bus = new ScriptedBus(_ => { });
        await using var host = await MessagingHost.CreateAsync(
            (_, services) => services.AddSingleton<IEventBus>(bus), options => options.BatchSize = 2);
        var order = host.NewOrder();
        await host.RaiseAsync(Enumerable.Range(1, 3).Select(version => host.NewPlaced(order, version)));

        Assert.Equal(host.Time.GetUtcNow(), await host.RunOutboxAsync());
        Assert.Equal([1, 2], bus.Confirmed.Select(envelope => envelope.Version));

        Assert.Null(await host.RunOutboxAsync());
        Assert.Equal([1, 2, 3], bus.Confirmed.Select(envelope => envelope.Version));
    }

    [Fact]
    public async Task While_the_bus_confirms_a_batch_the_one_before_is_noted_and_the_one_after_it_read()
    {
        var bus = new ConfirmingBus();
        await using var host = await MessagingHost.CreateAsync((_, services) => services.AddSingleton<IEventBus>(bus), options => options.BatchSize = 2);
        await host.RaiseAsync(Enumerable.Range(1, 9).Select(version => host.NewPlaced(host.NewOrder(), version)));

        var run = host.RunOutboxAsync().AsTask();
        Assert.Equal([1, 2], bus.Given.Select(envelope => envelope.Version));
        bus.Confirm();
        Assert.Equal([3, 4], bus.Given.Select(envelope => envelope.Version));
        Assert.Equal(7, await host.CountOutboxAsync());
        bus.Confirm();
        Assert.Equal([5, 6], bus.Given.Select(envelope => envelope.Version));
        Assert.Equal(5, await host.CountOutboxAsync());
        bus.Confirm();
        Assert.Equal([7, 8], bus.Given.Select(envelope => envelope.Version));
        bus.Confirm();

        // After four batches the others have their turn.
        Assert.Equal(host.Time.GetUtcNow(), await run);
        Assert.Equal(1, await host.CountOutboxAsync());
    }

    [Fact]
    public async Task What_failed_in_a_batch_holds_back_its_aggregate_in_the_one_that_was_read_meanwhile()
    {
        var bus = new ConfirmingBus();
        await using var host = await MessagingHost.CreateAsync((_, services) => services.AddSingleton<IEventBus>(bus), options => options.BatchSize = 2);
        var (stuck, free) = (host.NewOrder(), host.NewOrder());
        await host.RaiseAsync(host.NewPlaced(stuck, 1), host.NewPlaced(free, 2), host.NewPlaced(stuck, 3), host.NewPlaced(free, 4), host.NewPlaced(stuck, 5));

        var run = host.RunOutboxAsync().AsTask();
        bus.Confirm(envelope => envelope.Version == 1 ? new CrashException() : null);
        Assert.Equal([4], bus.Given.Select(envelope => envelope.Version));
        bus.Confirm();

        Assert.Equal(host.Time.GetUtcNow() + TimeSpan.FromSeconds(1), await run);
        Assert.Equal([1, 3, 5], (await host.ReadAsync(view => view.Outbox.ListReadyAsync(DateTimeOffset.MaxValue, 9, Token))).Select(message => message.Envelope.Version));
    }

    [Fact]
    public async Task An_event_is_published_when_the_one_before_it_is_confirmed_in_another_batch_too()
    {
        var bus = new ConfirmingBus();
        await using var host = await MessagingHost.CreateAsync((_, services) => services.AddSingleton<IEventBus>(bus), options => options.BatchSize = 2);
        var order = host.NewOrder();
        await host.RaiseAsync(Enumerable.Range(1, 3).Select(version => host.NewPlaced(order, version)));

        var run = host.RunOutboxAsync().AsTask();
        foreach (var version in Enumerable.Range(1, 3))
        {
            Assert.Equal([version], bus.Given.Select(envelope => envelope.Version));
            bus.Confirm();
        }

        await run;
        Assert.Equal(0, await host.CountOutboxAsync());
    }

    [Fact]
    public async Task When_the_host_stops_in_the_middle_what_was_published_is_noted_and_the_rest_stays()
    {
        using var stop = new CancellationTokenSource();
        var bus = new ScriptedBus(envelope =>
        {
            if (envelope.Version == 2)
            {
                stop.Cancel();
                stop.Token.ThrowIfCancellationRequested();
            }
        });
        await using var host = await MessagingHost.CreateAsync((_, services) => services.AddSingleton<IEventBus>(bus));
        var order = host.NewOrder();
        await host.RaiseAsync(Enumerable.Range(1, 3).Select(version => host.NewPlaced(order, version)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.RunOutboxAsync(stop.Token).AsTask());

        Assert.Equal(2, await host.CountOutboxAsync());
        Assert.Empty(await host.ReadAsync(view => view.Outbox.ListFailedAsync(Token)));
    }

    [Fact]
    public async Task When_the_host_stops_while_the_next_batch_is_read_what_the_bus_was_given_is_noted()
    {
        using var stop = new CancellationTokenSource();
        var bus = new ConfirmingBus(envelope =>
        {
            if (envelope.Version == 3)
            {
                stop.Cancel();
            }
        });
        await using var host = await MessagingHost.CreateAsync((_, services) => services.AddSingleton<IEventBus>(bus), options => options.BatchSize = 2);
        await host.RaiseAsync(Enumerable.Range(1, 5).Select(version => host.NewPlaced(host.NewOrder(), version)));

        var run = host.RunOutboxAsync(stop.Token).AsTask();
        bus.Confirm();
        Assert.Equal([3], bus.Given.Select(envelope => envelope.Version));
        bus.Confirm();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal([4, 5], (await host.ReadAsync(view => view.Outbox.ListReadyAsync(DateTimeOffset.MaxValue, 9, Token))).Select(message => message.Envelope.Version));
    }

    private static void FailFor(EventContext context, int version)
    {
        if (context.Envelope.Version == version)
        {
            throw new CrashException();
        }
    }
}
