using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReverseBuy.Messaging.Tests.Support;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.Messaging.Tests;

public sealed class TimerTests
{
    private const string Name = "window";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_timer_fires_when_it_is_due_with_what_was_set_under_its_own_tenant_and_is_gone()
    {
        BusinessTimer? fired = null;
        TenantId? entered = null;
        await using var host = await MessagingHost.CreateAsync((host, services) => services.AddTimerHandler(Name, async (context, token) =>
        {
            (fired, entered) = (context.Timer, host.Current.Id);
            await host.AddEffectAsync(await context.BeginAsync(token), context.Timer, "effect");
        }));
        var (key, due) = (NewKey(host), host.Time.GetUtcNow().AddHours(72));
        await host.SetTimerAsync(key, due, "payload");

        Assert.Equal(due, await host.RunTimersAsync());
        Assert.Null(fired);
        host.Time.SetUtcNow(due);
        Assert.Null(await host.RunTimersAsync());
        Assert.Null(await host.RunTimersAsync());

        Assert.Equal(new BusinessTimer { Key = key, DueAt = due, Payload = "payload" }, fired);
        Assert.Equal(MessagingHost.Alice, entered);
        Assert.Equal(["effect"], await host.ListEffectsAsync(key.Aggregate));
        Assert.Null(await host.FindTimerAsync(key));
    }

    [Fact]
    public async Task The_scheduler_is_told_by_the_commit_and_fires_at_the_moment_without_looking_before()
    {
        var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await MessagingHost.CreateAsync((_, services) => services.AddTimerHandler(Name, (_, _) =>
        {
            fired.SetResult();
            return ValueTask.CompletedTask;
        }));
        await host.StartAsync();
        var key = NewKey(host);
        await host.SetTimerAsync(key, host.Time.GetUtcNow().AddMinutes(30));

        host.Time.Advance(TimeSpan.FromMinutes(29));
        Assert.False(fired.Task.IsCompleted);
        host.Time.Advance(TimeSpan.FromMinutes(1));

        await fired.Task.WaitAsync(Token);
    }

    [Fact]
    public async Task A_timer_without_an_effect_is_gone_as_well()
    {
        await using var host = await MessagingHost.CreateAsync((_, services) => services.AddTimerHandler(Name, (_, _) => ValueTask.CompletedTask));
        var key = NewKey(host);
        await host.SetTimerAsync(key, host.Time.GetUtcNow());

        await host.RunTimersAsync();

        Assert.Null(await host.FindTimerAsync(key));
    }

    [Fact]
    public async Task A_handler_may_set_its_timer_anew()
    {
        await using var host = await MessagingHost.CreateAsync((host, services) => services.AddTimerHandler(Name, async (context, token) =>
            await (await context.BeginAsync(token)).Timers.SetAsync(context.Timer.Key, host.Time.GetUtcNow().AddDays(1), "again", token)));
        var key = NewKey(host);
        await host.SetTimerAsync(key, host.Time.GetUtcNow());

        Assert.Equal(host.Time.GetUtcNow().AddDays(1), await host.RunTimersAsync());

        Assert.Equal("again", (await host.FindTimerAsync(key))!.Payload);
    }

    [Fact]
    public async Task A_handler_that_fails_is_tried_again_after_a_growing_delay_and_keeps_nobody_waiting()
    {
        var failing = true;
        await using var host = await MessagingHost.CreateAsync((host, services) => services.AddTimerHandler(Name, async (context, token) =>
        {
            await host.AddEffectAsync(await context.BeginAsync(token), context.Timer, "effect");
            if (failing && context.Timer.Payload == "bad")
            {
                throw new CrashException();
            }
        }));
        var (bad, good) = (NewKey(host), NewKey(host));
        var start = host.Time.GetUtcNow();
        await host.SetTimerAsync(bad, start, "bad");
        await host.SetTimerAsync(good, start);

        Assert.Equal(start.AddSeconds(1), await host.RunTimersAsync());
        Assert.Equal(["effect"], await host.ListEffectsAsync(good.Aggregate));
        Assert.Empty(await host.ListEffectsAsync(bad.Aggregate));
        host.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(start.AddSeconds(3), await host.RunTimersAsync());
        Assert.Equal(2, (await host.FindTimerAsync(bad))!.Failures);

        failing = false;
        host.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(await host.RunTimersAsync());
        Assert.Equal(["effect"], await host.ListEffectsAsync(bad.Aggregate));
        Assert.Equal(2, host.Log.Of(5301).Count);
    }

    [Fact]
    public async Task A_timer_that_fails_too_often_is_parked_with_its_cause_and_fires_when_it_is_released()
    {
        var failing = true;
        await using var host = await MessagingHost.CreateAsync(
            (host, services) => services.AddTimerHandler(Name, async (context, token) =>
            {
                if (failing)
                {
                    throw new CrashException();
                }

                await host.AddEffectAsync(await context.BeginAsync(token), context.Timer, "effect");
            }),
            options => options.ParkAfter = 3);
        var key = NewKey(host);
        await host.SetTimerAsync(key, host.Time.GetUtcNow());
        while (await host.RunTimersAsync() is { } due)
        {
            host.Time.SetUtcNow(due);
        }

        var parked = Assert.Single(await host.ReadAsync(view => view.Timers.ListFailedAsync(Token)));
        Assert.Equal((true, 3), (parked.IsParked, parked.Failures));
        Assert.StartsWith(typeof(CrashException).FullName!, parked.Error, StringComparison.Ordinal);
        var (level, _, text) = Assert.Single(host.Log.Of(5302));
        Assert.Equal(LogLevel.Error, level);
        Assert.Contains(key.ToString(), text, StringComparison.Ordinal);

        failing = false;
        await host.WriteAsync(MessagingHost.Alice, unitOfWork =>
            unitOfWork.Timers.FailAsync(parked with { IsParked = false, Failures = 0 }, "released", Token).AsTask());
        Assert.Null(await host.RunTimersAsync());
        Assert.Equal(["effect"], await host.ListEffectsAsync(key.Aggregate));
    }

    [Fact]
    public async Task A_timer_that_nobody_here_handles_waits_is_told_once_and_is_never_parked()
    {
        await using var host = await MessagingHost.CreateAsync(configure: options => options.ParkAfter = 1);
        var (key, other) = (NewKey(host), NewKey(host));
        await host.SetTimerAsync(key, host.Time.GetUtcNow());
        await host.SetTimerAsync(other, host.Time.GetUtcNow());
        for (var run = 0; run < 5; run++)
        {
            host.Time.SetUtcNow((await host.RunTimersAsync())!.Value);
        }

        var waiting = await host.FindTimerAsync(key);
        Assert.Equal((false, 0), (waiting!.IsParked, waiting.Failures));
        Assert.Contains($"'{Name}'", waiting.Error, StringComparison.Ordinal);
        Assert.Single(host.Log.Of(5303));
    }

    [Theory]
    [InlineData(nameof(ITimerStore.CancelAsync))]
    [InlineData(nameof(ITimerStore.PauseAsync))]
    [InlineData(nameof(ITimerStore.SetAsync))]
    public async Task A_timer_that_is_changed_while_its_handler_asks_outside_does_not_fire(string change)
    {
        await using var host = await MessagingHost.CreateAsync((host, services) => services.AddTimerHandler(Name, async (context, token) =>
        {
            await host.WriteAsync(MessagingHost.Alice, async unitOfWork => await (change switch
            {
                nameof(ITimerStore.CancelAsync) => unitOfWork.Timers.CancelAsync(context.Timer.Key, token),
                nameof(ITimerStore.PauseAsync) => unitOfWork.Timers.PauseAsync(context.Timer.Key.Aggregate, host.Time.GetUtcNow(), token),
                _ => unitOfWork.Timers.SetAsync(context.Timer.Key, host.Time.GetUtcNow().AddHours(1), "", token),
            }));
            await host.AddEffectAsync(await context.BeginAsync(token), context.Timer, "effect");
        }));
        var key = NewKey(host);
        await host.SetTimerAsync(key, host.Time.GetUtcNow());

        await host.RunTimersAsync();

        Assert.Empty(await host.ListEffectsAsync(key.Aggregate));
        Assert.Empty(host.Log.Of(5301));
        var left = await host.FindTimerAsync(key);
        Assert.Equal(change == nameof(ITimerStore.CancelAsync), left is null);
        Assert.Equal(0, left?.Failures ?? 0);
    }

    [Fact]
    public async Task The_failure_of_a_timer_that_was_set_anew_meanwhile_does_not_touch_the_new_one()
    {
        await using var host = await MessagingHost.CreateAsync((host, services) => services.AddTimerHandler(Name, async (context, token) =>
        {
            await host.WriteAsync(MessagingHost.Alice, unitOfWork =>
                unitOfWork.Timers.SetAsync(context.Timer.Key, host.Time.GetUtcNow().AddHours(1), "new", token).AsTask());
            throw new CrashException();
        }));
        var key = NewKey(host);
        await host.SetTimerAsync(key, host.Time.GetUtcNow());

        Assert.Equal(host.Time.GetUtcNow().AddHours(1), await host.RunTimersAsync());

        Assert.Equal(("new", 0), await host.FindTimerAsync(key) is { } left ? (left.Payload, left.Failures) : default);
    }

    [Fact]
    public async Task Two_workers_that_race_for_a_timer_fire_it_once()
    {
        var both = new Rendezvous(2);
        await using var host = await MessagingHost.CreateAsync((host, services) => services.AddTimerHandler(Name, async (context, token) =>
        {
            await both.ArriveAsync(token);
            await host.AddEffectAsync(await context.BeginAsync(token), context.Timer, "effect");
        }));
        var key = NewKey(host);
        await host.SetTimerAsync(key, host.Time.GetUtcNow());

        await Task.WhenAll(host.RunTimersAsync().AsTask(), host.RunTimersAsync().AsTask());

        Assert.Equal(["effect"], await host.ListEffectsAsync(key.Aggregate));
        Assert.Null(await host.FindTimerAsync(key));
        Assert.Empty(host.Log.Of(5301));
    }

    [Fact]
    public async Task A_full_batch_is_followed_by_the_next_after_the_others_turn()
    {
        var fired = 0;
        await using var host = await MessagingHost.CreateAsync(
            (_, services) => services.AddTimerHandler(Name, (_, _) =>
            {
                fired++;
                return ValueTask.CompletedTask;
            }),
            options => options.BatchSize = 2);
        for (var timer = 0; timer < 3; timer++)
        {
            await host.SetTimerAsync(NewKey(host), host.Time.GetUtcNow());
        }

        Assert.Equal(host.Time.GetUtcNow(), await host.RunTimersAsync());
        Assert.Equal(2, fired);
        Assert.Null(await host.RunTimersAsync());
        Assert.Equal(3, fired);
    }

    [Fact]
    public async Task When_the_host_stops_the_timer_at_hand_is_ended_cleanly_and_the_rest_stays()
    {
        using var stop = new CancellationTokenSource();
        await using var host = await MessagingHost.CreateAsync((_, services) => services.AddTimerHandler(Name, (_, token) =>
        {
            stop.Cancel();
            token.ThrowIfCancellationRequested();
            return ValueTask.CompletedTask;
        }));
        var (first, second) = (NewKey(host), NewKey(host));
        await host.SetTimerAsync(first, host.Time.GetUtcNow());
        await host.SetTimerAsync(second, host.Time.GetUtcNow());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.RunTimersAsync(stop.Token).AsTask());

        Assert.Equal((0, 0), ((await host.FindTimerAsync(first))!.Failures, (await host.FindTimerAsync(second))!.Failures));
    }

    [Fact]
    public async Task The_unit_of_work_is_begun_once_and_committed_by_the_worker_alone()
    {
        var faults = new List<string>();
        await using var host = await MessagingHost.CreateAsync((_, services) => services.AddTimerHandler(Name, async (context, token) =>
        {
            var unitOfWork = await context.BeginAsync(token);
            faults.Add((await Assert.ThrowsAsync<InvalidOperationException>(() => unitOfWork.CommitAsync(token).AsTask())).Message);
            faults.Add((await Assert.ThrowsAsync<InvalidOperationException>(() => context.BeginAsync(token).AsTask())).Message);
        }));
        var key = NewKey(host);
        await host.SetTimerAsync(key, host.Time.GetUtcNow());

        await host.RunTimersAsync();

        Assert.Equal(2, faults.Count);
        Assert.All(faults, fault => Assert.Contains($"'{Name}'", fault, StringComparison.Ordinal));
        Assert.Null(await host.FindTimerAsync(key));
    }

    [Fact]
    public void A_name_has_one_handler()
    {
        var services = new ServiceCollection();
        services.AddTimerHandler<FirstHandler>("a").AddTimerHandler<FirstHandler>("b");

        var fault = Assert.Throws<ConfigurationException>(() => services.AddTimerHandler<SecondHandler>("a"));

        Assert.Contains(nameof(FirstHandler), fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(" ", "")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345", "")]
    [InlineData("name", "12345678901234567890123456789012345678901234567890123456789012345")]
    public void A_name_that_is_empty_or_a_text_that_is_too_long_is_refused(string name, string subject) =>
        Assert.ThrowsAny<ArgumentException>(() => new TimerKey(new AggregateKey(AggregateKind.Order, Guid.Empty), name, subject));

    [Fact]
    public void The_id_of_a_firing_fits_an_idempotency_key_and_changes_with_its_moment()
    {
        var key = new TimerKey(new AggregateKey(AggregateKind.PurchaseOrder, Guid.Empty), new string('n', 64), new string('s', 64));
        var timer = new BusinessTimer { Key = key, DueAt = DateTimeOffset.MaxValue };

        Assert.Equal(timer.Occurrence, new IdempotencyKey(timer.Occurrence).Value);
        Assert.Equal(timer.Occurrence, (timer with { Failures = 3, NotBefore = DateTimeOffset.MaxValue }).Occurrence);
        Assert.NotEqual(timer.Occurrence, (timer with { DueAt = DateTimeOffset.MinValue }).Occurrence);
    }

    private static TimerKey NewKey(MessagingHost host) => new(AggregateKey.Of(host.NewOrder()), Name);

    private sealed class FirstHandler : ITimerHandler
    {
        public ValueTask HandleAsync(TimerContext context, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }

    private sealed class SecondHandler : ITimerHandler
    {
        public ValueTask HandleAsync(TimerContext context, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
