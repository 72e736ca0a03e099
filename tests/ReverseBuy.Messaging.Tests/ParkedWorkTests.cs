using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReverseBuy.Messaging.Tests.Support;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging.Tests;

public sealed class ParkedWorkTests
{
    private const string Name = "window";
    private static readonly Actor Jo = new(ActorKind.Operator, "operator-7");
    private bool _isBroken = true;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Parked_events_are_listed_with_their_error_and_what_waits_behind_them()
    {
        await using var host = await StartAsync();
        var (stuck, free) = (host.NewOrder(), host.NewOrder());
        await host.RaiseAsync(host.NewPlaced(stuck, 1), host.NewPlaced(stuck, 2), host.NewPlaced(free, 3), host.NewPlaced(stuck, 4));
        await host.RunOutboxAsync();

        // Of the other order too: it is broken for all.
        var parked = await host.ParkedWork.ListEventsAsync(MessagingHost.Alice, Token);
        Assert.Equal([(stuck.Value, 1, 2), (free.Value, 1, 0)], parked.Select(one => (one.Message.Envelope.Aggregate.Value, one.Message.Failures, one.Waiting)));
        Assert.All(parked, one => Assert.StartsWith(typeof(CrashException).FullName!, one.Message.Error, StringComparison.Ordinal));
        Assert.Empty(await host.ParkedWork.ListEventsAsync(MessagingHost.Bob, Token));
    }

    [Fact]
    public async Task A_released_aggregate_goes_on_in_its_order_and_the_others_stay()
    {
        await using var host = await StartAsync();
        var (released, other) = (host.NewOrder(), host.NewOrder());
        var timer = new TimerKey(AggregateKey.Of(released), Name);
        await host.RaiseAsync(host.NewPlaced(released, 1), host.NewPlaced(released, 2), host.NewPlaced(other, 3));
        await host.SetTimerAsync(timer, host.Time.GetUtcNow());
        await host.RunOutboxAsync();
        await host.RunTimersAsync();

        _isBroken = false;
        Assert.Equal(2, await host.ParkedWork.ReleaseAsync(MessagingHost.Alice, AggregateKey.Of(released), Jo, Token));
        Assert.Equal(0, await host.ParkedWork.ReleaseAsync(MessagingHost.Alice, AggregateKey.Of(released), Jo, Token));
        await host.RunOutboxAsync();
        await host.RunTimersAsync();

        Assert.Equal(["only/1", "only/2", "timer"], await host.ListEffectsAsync(AggregateKey.Of(released)));
        Assert.Empty(await host.ListEffectsAsync(AggregateKey.Of(other)));
        Assert.Contains(Jo.ToString(), Assert.Single(host.Log.Of(5103)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_released_event_that_fails_again_is_tried_as_often_as_a_new_one()
    {
        await using var host = await StartAsync(parkAfter: 2);
        var order = host.NewOrder();
        await host.RaiseAsync(host.NewPlaced(order, 1));
        await ParkAsync(host);

        await host.ParkedWork.ReleaseAsync(MessagingHost.Alice, AggregateKey.Of(order), Jo, Token);
        await host.RunOutboxAsync();

        var failed = Assert.Single(await host.ReadAsync(view => view.Outbox.ListFailedAsync(Token)));
        Assert.Equal((1, false), (failed.Failures, failed.IsParked));
    }

    [Fact]
    public async Task A_skipped_event_is_never_handled_lets_on_what_waits_and_says_who_decided_it_and_why()
    {
        await using var host = await StartAsync();
        var order = host.NewOrder();
        var (poison, next) = (host.NewPlaced(order, 1), host.NewPlaced(order, 2));
        await host.RaiseAsync(poison, next);
        await host.RunOutboxAsync();

        _isBroken = false;
        Assert.True(await host.ParkedWork.SkipEventAsync(MessagingHost.Alice, poison.Id, Jo, "the shop has no such order", Token));
        Assert.False(await host.ParkedWork.SkipEventAsync(MessagingHost.Alice, poison.Id, Jo, "again", Token));
        await host.RunOutboxAsync();

        Assert.Equal(["only/2"], await host.ListEffectsAsync(AggregateKey.Of(order)));
        Assert.Equal([poison, next], (await host.ReadAsync(view => view.Timeline.ListAsync(order, Token))).Select(entry => entry.Envelope));
        var mark = (await host.ReadAsync(view => view.Inbox.ListAsync([poison.Id], Token))).Single(mark => mark.Handler == "operator");
        Assert.Equal("skipped by Operator:operator-7: the shop has no such order", mark.Result);
        Assert.Equal(LogLevel.Warning, Assert.Single(host.Log.Of(5104)).Level);
    }

    [Fact]
    public async Task A_skipped_event_that_the_bus_never_took_is_shown_in_the_timeline_all_the_same()
    {
        var bus = new ScriptedBus(_ => throw new CrashException());
        await using var host = await MessagingHost.CreateAsync(
            (_, services) => services.AddSingleton<IEventBus>(bus),
            options => options.ParkAfter = 1);
        var order = host.NewOrder();
        var poison = host.NewPlaced(order, 1);
        await host.RaiseAsync(poison);
        await host.RunOutboxAsync();

        Assert.True(await host.ParkedWork.SkipEventAsync(MessagingHost.Alice, poison.Id, Jo, "too large", Token));

        Assert.Equal(poison, Assert.Single(await host.ReadAsync(view => view.Timeline.ListAsync(order, Token))).Envelope);
        Assert.Equal(0, await host.CountOutboxAsync());
    }

    [Fact]
    public async Task What_is_not_parked_cannot_be_skipped()
    {
        await using var host = await StartAsync(parkAfter: 2);
        var waiting = host.NewPlaced(host.NewOrder(), 1);
        var timer = new TimerKey(AggregateKey.Of(host.NewOrder()), Name);
        await host.RaiseAsync(waiting);
        await host.SetTimerAsync(timer, host.Time.GetUtcNow());
        await host.RunOutboxAsync();
        await host.RunTimersAsync();

        Assert.False(await host.ParkedWork.SkipEventAsync(MessagingHost.Alice, waiting.Id, Jo, "impatient", Token));
        Assert.False(await host.ParkedWork.SkipTimerAsync(MessagingHost.Alice, timer, Jo, "impatient", Token));
        Assert.Equal(1, await host.CountOutboxAsync());
        Assert.NotNull(await host.FindTimerAsync(timer));
    }

    [Fact]
    public async Task A_skipped_timer_never_fires()
    {
        await using var host = await StartAsync();
        var timer = new TimerKey(AggregateKey.Of(host.NewOrder()), Name);
        await host.SetTimerAsync(timer, host.Time.GetUtcNow());
        await host.RunTimersAsync();
        Assert.Equal(timer, Assert.Single(await host.ParkedWork.ListTimersAsync(MessagingHost.Alice, Token)).Key);

        _isBroken = false;
        Assert.True(await host.ParkedWork.SkipTimerAsync(MessagingHost.Alice, timer, Jo, "paid by phone", Token));
        await host.RunTimersAsync();

        Assert.Empty(await host.ListEffectsAsync(timer.Aggregate));
        Assert.Empty(await host.ParkedWork.ListTimersAsync(MessagingHost.Alice, Token));
        Assert.Contains("paid by phone", Assert.Single(host.Log.Of(5304)).Text, StringComparison.Ordinal);
    }

    private static async Task ParkAsync(MessagingHost host)
    {
        while (await host.RunOutboxAsync() is { } due)
        {
            host.Time.SetUtcNow(due);
        }
    }

    /// <summary>A host whose only handler, of events and of timers, fails while it is broken.</summary>
    private Task<MessagingHost> StartAsync(int parkAfter = 1) => MessagingHost.CreateAsync(
        (host, services) =>
        {
            services.AddEffectHandler(host, "only", _ => ThrowIfBroken());
            services.AddTimerHandler(Name, async (context, token) =>
            {
                ThrowIfBroken();
                await host.AddEffectAsync(await context.BeginAsync(token), context.Timer, "timer");
            });
        },
        options => options.ParkAfter = parkAfter);

    private void ThrowIfBroken()
    {
        if (_isBroken)
        {
            throw new CrashException();
        }
    }
}
