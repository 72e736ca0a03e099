using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Messaging.Tests.Support;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.Messaging.Tests;

/// <summary>Processes that share leases and a doorbell, each with a clock of its own; a process whose clock stands still is held up, or gone.</summary>
public sealed class TwoProcessesTests : IAsyncDisposable
{
    private const string Worker = "test";
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.5);

    private readonly ConcurrentQueue<string> _runs = new();
    private readonly List<MessagingHost> _hosts = [];
    private int _expected;
    private MessagingHost _shared = null!;
    private BrittleDoorbells _doorbells = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The clock of the store of leases.</summary>
    private FakeTimeProvider StoreTime => _shared.Time;

    public async ValueTask DisposeAsync()
    {
        _doorbells.IsGone = false;
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        await _shared.DisposeAsync();
    }

    [Fact]
    public async Task One_process_has_a_worker_and_the_other_takes_over_when_it_stops()
    {
        var one = await StartAsync("one");
        await RunsAsync("one");
        var other = await StartAsync("other");
        await UntilTurnedAwayAsync(other);

        await one.StopAsync();
        other.Time.Advance(TimeSpan.FromSeconds(5));
        other.Doorbell.Ring(MessagingHost.Alice, Worker);

        await RunsAsync("other");
        Assert.Equal(["one", "other"], _runs);
    }

    [Fact]
    public async Task What_is_committed_in_another_process_than_the_one_that_has_the_lease_is_heard_by_that_one()
    {
        var one = await StartAsync("one");
        await RunsAsync("one");
        var other = await StartAsync("other");

        other.Doorbell.Ring(MessagingHost.Alice, Worker);

        await RunsAsync("one", one);
        Assert.Equal(["one", "one"], _runs);
        await UntilAsync(async () => await CountRowsAsync() == 0, one);
    }

    [Fact]
    public async Task A_web_node_is_heard_within_the_interval_and_what_it_rings_for_later_when_it_is_due()
    {
        var one = await StartAsync("one");
        await RunsAsync("one");
        var web = await StartAsync("web", options => options.RunWorkers = false);

        web.Doorbell.Ring(MessagingHost.Alice, Worker);
        await UntilAsync(async () => await CountRowsAsync() == 1);
        one.Time.Advance(Interval);
        await UntilAsync(() => Task.FromResult(_runs.Count == 2));
        await UntilAsync(async () => await CountRowsAsync() == 0);

        web.Doorbell.RingAt(MessagingHost.Alice, Worker, one.Time.GetUtcNow() + TimeSpan.FromMinutes(1));
        await UntilAsync(async () => await CountRowsAsync() == 1);
        await ElapseAsync(one, TimeSpan.FromSeconds(59));
        Assert.Equal(2, _runs.Count);
        await RunsAsync("one", one);
    }

    [Fact]
    public async Task Clocks_of_web_nodes_may_be_minutes_ahead()
    {
        var one = await StartAsync("one");
        await RunsAsync("one");
        var web = await StartAsync("web", options => options.RunWorkers = false);
        web.Time.Advance(TimeSpan.FromMinutes(10));

        web.Doorbell.Ring(MessagingHost.Alice, Worker);
        await UntilAsync(async () => await CountRowsAsync() == 1);
        one.Time.Advance(Interval);

        await UntilAsync(() => Task.FromResult(_runs.Count == 2));
    }

    [Fact]
    public async Task When_a_process_ends_between_its_commit_and_its_ring_the_promise_is_kept()
    {
        var one = await StartAsync("one");
        await RunsAsync("one");
        var web = await StartAsync("web", options => options.RunWorkers = false);

        await web.Doorbell.PromiseAsync(MessagingHost.Alice, [Worker], Token);

        await ElapseAsync(one, TimeSpan.FromSeconds(29));
        Assert.Single(_runs);

        // The lease of the first run has run out, where leases are kept as here.
        StoreTime.Advance(Lease);
        await RunsAsync("one", one);
        await UntilAsync(async () => await CountRowsAsync() == 0, one);
    }

    [Fact]
    public async Task One_promise_covers_the_commits_of_twenty_seconds_less_than_it_lasts()
    {
        var web = await StartAsync("web", options => options.RunWorkers = false);
        await PromiseAsync();
        web.Time.Advance(TimeSpan.FromSeconds(10));
        await PromiseAsync();
        Assert.Single(_doorbells.Writes);

        web.Time.Advance(TimeSpan.FromTicks(1));
        await PromiseAsync();
        Assert.Equal(2, _doorbells.Writes.Count);

        ValueTask PromiseAsync() => web.Doorbell.PromiseAsync(MessagingHost.Alice, [Worker], Token);
    }

    [Fact]
    public async Task The_lease_of_a_process_that_is_gone_runs_out_and_the_row_that_it_did_not_answer_is_answered_by_another()
    {
        await StartAsync("one");
        await RunsAsync("one");
        var other = await StartAsync("other");
        await UntilTurnedAwayAsync(other);

        other.Doorbell.Ring(MessagingHost.Alice, Worker);
        StoreTime.Advance(Lease - TimeSpan.FromTicks(1));
        await ElapseAsync(other, Lease);
        Assert.Equal(["one"], _runs);
        Assert.Equal(1, await CountRowsAsync());

        StoreTime.Advance(TimeSpan.FromTicks(1));
        await RunsAsync("other", other);
        await UntilAsync(async () => await CountRowsAsync() == 0, other);
    }

    [Fact]
    public async Task A_lease_is_kept_during_a_run_however_long_it_takes()
    {
        var gate = NewSource();
        var one = await StartAsync("one", run: token => gate.Task.WaitAsync(token));
        await RunsAsync("one");
        var other = await StartAsync("other");

        for (var second = 0; second < 60; second++)
        {
            StoreTime.Advance(TimeSpan.FromSeconds(1));
            await ElapseAsync(one, TimeSpan.FromSeconds(1));
            await UntilAsync(async () => (await TryAsync()).EndsIn > TimeSpan.FromSeconds(5), one);
            other.Time.Advance(TimeSpan.FromSeconds(1));
            other.Doorbell.Ring(MessagingHost.Alice, Worker);
        }

        Assert.Equal(["one"], _runs);
        gate.SetResult();
    }

    [Fact]
    public async Task A_process_that_was_held_up_longer_than_its_lease_is_told_to_end_its_run_and_runs_no_more_beside_another()
    {
        var cancelled = NewSource();
        var one = await StartAsync("one", run: async token =>
        {
            await using var told = token.Register(() => cancelled.TrySetResult());
            await Task.Delay(Timeout.Infinite, token);
        });
        await RunsAsync("one");
        StoreTime.Advance(Lease);
        var other = await StartAsync("other");
        await RunsAsync("other", other);

        await UntilAsync(() => Task.FromResult(cancelled.Task.IsCompleted), one);

        await UntilAsync(() => Task.FromResult(one.Log.Of(5009).Count == 1));
        await ElapseAsync(one, TimeSpan.FromSeconds(2));
        Assert.Equal(["one", "other"], _runs);
    }

    /// <summary>Whoever was held up finds in its unit of work, which is the only one, that what it was about to write is not to be written any more.</summary>
    [Fact]
    public async Task A_timer_handler_that_was_held_up_longer_than_its_lease_writes_nothing()
    {
        var (started, goOn) = (NewSource(), NewSource());
        await ShareAsync();
        var one = await MessagingHost.CreateAsync((host, services) => Arrange(host, services, "one", async () =>
        {
            started.TrySetResult();
            await goOn.Task;
        }));
        _hosts.Add(one);
        var key = new TimerKey(AggregateKey.Of(one.NewOrder()), "window");
        await one.SetTimerAsync(key, one.Time.GetUtcNow());
        await one.StartAsync();
        await started.Task.WaitAsync(Token);

        StoreTime.Advance(Lease);
        var storage = one.Storage.Inner;
        var other = await MessagingHost.CreateAsync((host, services) =>
        {
            Arrange(host, services, "other", () => Task.CompletedTask);
            services.AddSingleton(storage);
        });
        _hosts.Add(other);
        other.Time.SetUtcNow(one.Time.GetUtcNow());
        await other.StartAsync();
        await UntilAsync(async () => await one.FindTimerAsync(key) is null, other);
        goOn.SetResult();
        await one.StopAsync();

        Assert.Equal(["other"], await one.ListEffectsAsync(key.Aggregate));
        Assert.Equal(["one", "other"], _runs);

        void Arrange(MessagingHost host, IServiceCollection services, string name, Func<Task> before)
        {
            services.AddSingleton(_shared.Leases);
            services.AddSingleton<IDoorbellStore>(_doorbells);
            services.AddTimerHandler("window", async (context, token) =>
            {
                _runs.Enqueue(name);
                await before();
                var unitOfWork = await context.BeginAsync(token);
                await host.AddEffectAsync(unitOfWork, context.Timer, name);
            });
        }
    }

    [Fact]
    public async Task A_doorbell_out_of_reach_fails_no_commit_loses_no_ring_and_is_replaced_by_looks_at_active_tenants()
    {
        var one = await StartAsync("one");
        await RunsAsync("one");
        one.Doorbell.Ring(MessagingHost.Alice, Worker);
        await RunsAsync("one");
        var web = await StartAsync("web", options => options.RunWorkers = false);
        _doorbells.IsGone = true;

        await web.Doorbell.PromiseAsync(MessagingHost.Alice, [Worker], Token);
        web.Doorbell.Ring(MessagingHost.Alice, Worker);
        await UntilAsync(() => Task.FromResult(web.Log.Of(5008).Count >= 2));
        await RunsAsync("one", one);
        await RunsAsync("one", one);
        Assert.Single(one.Log.Of(5006));
        Assert.DoesNotContain(one.Log.Of(5006).Concat(web.Log.Of(5008)), record => record.Text.Contains("jane", StringComparison.Ordinal));

        _doorbells.IsGone = false;
        await UntilAsync(async () => await CountRowsAsync() == 1 || one.Log.Of(5007).Count == 1, web);
        await UntilAsync(() => Task.FromResult(one.Log.Of(5007).Count == 1), one);
        await UntilAsync(async () => await CountRowsAsync() == 0, one, web);
    }

    [Fact]
    public async Task What_is_rung_while_the_last_ring_is_written_is_written_together_once_for_each_worker()
    {
        var gate = NewSource();
        var web = await StartAsync("web", options => options.RunWorkers = false);
        _doorbells.Gate = gate.Task;
        web.Doorbell.Ring(MessagingHost.Alice, Worker);
        await UntilAsync(() => Task.FromResult(_doorbells.Writes.Count == 1));

        Parallel.For(0, 5_000, number => web.Doorbell.Ring(new TenantId(string.Create(CultureInfo.InvariantCulture, $"t{number % 500}")), Worker));
        gate.SetResult();

        await UntilAsync(async () => await CountRowsAsync() == 501);
        Assert.Equal([1, 500], _doorbells.Writes.Select(write => write.Rings.Count));
    }

    [Fact]
    public async Task What_a_process_has_not_done_when_it_stops_is_left_to_others()
    {
        var gate = NewSource();
        var one = await StartAsync("one", run: _ => gate.Task);
        await RunsAsync("one");
        one.Doorbell.Ring(MessagingHost.Alice, Worker);

        var stopping = one.StopAsync();
        gate.SetResult();
        await stopping;

        Assert.Equal(1, await CountRowsAsync());
        Assert.NotNull((await TryAsync()).Lease);
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static async Task UntilAsync(Func<Task<bool>> isSo, params MessagingHost[] running)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await isSo())
        {
            Assert.False(patience.IsCancellationRequested, "What was waited for does not come.");
            foreach (var host in running)
            {
                host.Time.Advance(Interval);
            }

            await Task.Delay(1, Token);
        }
    }

    /// <summary>Lets the clock of a process run, with pauses in which it does what is due.</summary>
    private static async Task ElapseAsync(MessagingHost host, TimeSpan time)
    {
        for (var left = time; left > TimeSpan.Zero; left -= Interval)
        {
            host.Time.Advance(left < Interval ? left : Interval);
            await Task.Delay(1, Token);
        }
    }

    private async Task ShareAsync()
    {
        if (_shared is null)
        {
            _shared = await MessagingHost.CreateAsync();
            _doorbells = new BrittleDoorbells(_shared.Doorbells);
        }
    }

    /// <summary>A process with one worker for Alice, which notes that it ran.</summary>
    private async Task<MessagingHost> StartAsync(string name, Action<MessagingOptions>? configure = null, Func<CancellationToken, Task>? run = null)
    {
        await ShareAsync();
        var host = await MessagingHost.CreateAsync(
            (_, services) =>
            {
                services.AddSingleton(_shared.Leases);
                services.AddSingleton<IDoorbellStore>(_doorbells);
                services.AddWorker(Worker, async (tenant, token) =>
                {
                    if (tenant == MessagingHost.Alice)
                    {
                        _runs.Enqueue(name);
                        await (run?.Invoke(token) ?? Task.CompletedTask);
                    }

                    return null;
                });
            },
            options =>
            {
                options.SweepInterval = TimeSpan.FromDays(1);
                configure?.Invoke(options);
            });
        _hosts.Add(host);
        await host.StartAsync();
        return host;
    }

    /// <summary>Waits until the next run, and that it is this process's.</summary>
    private async Task RunsAsync(string name, params MessagingHost[] running)
    {
        var expected = ++_expected;
        await UntilAsync(() => Task.FromResult(_runs.Count >= expected), running);
        Assert.Equal(name, _runs.ElementAt(expected - 1));
    }

    /// <summary>Waits until a process has found out that another has the lease: it asks no more for 5 s.</summary>
    private static async Task UntilTurnedAwayAsync(MessagingHost host) =>
        await UntilAsync(() => Task.FromResult(host.LeftToOthers > 0));

    private async Task<int> CountRowsAsync() =>
        (await _shared.Doorbells.ListDueAsync(DateTimeOffset.MaxValue, Token)).Count(row => row.Worker == Worker);

    private ValueTask<LeaseAttempt> TryAsync() => _shared.Leases.TryAcquireAsync(MessagingHost.Alice, "worker:" + Worker, TimeSpan.FromTicks(1), Token);
}
