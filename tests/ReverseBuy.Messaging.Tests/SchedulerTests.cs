using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Messaging.Tests.Support;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Messaging.Tests;

public sealed class SchedulerTests
{
    private const string Worker = "test";
    private const string Turn = "turn";
    private readonly Channel<TenantId> _runs = Channel.CreateUnbounded<TenantId>();
    private volatile TaskCompletionSource _turn = NewSource();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task At_start_every_worker_runs_for_every_tenant()
    {
        var seen = new ConcurrentQueue<(string, TenantId)>();
        var all = new Rendezvous(4);
        await using var host = await MessagingHost.CreateAsync(
            (_, services) =>
            {
                services.AddWorker("one", (tenant, token) => Note("one", tenant, token));
                services.AddWorker("two", (tenant, token) => Note("two", tenant, token));
            },
            options => options.Parallelism = 8);

        await host.StartAsync();
        await all.WhenAllAsync(Token);

        Assert.Equal(
            [("one", MessagingHost.Alice), ("one", MessagingHost.Bob), ("two", MessagingHost.Alice), ("two", MessagingHost.Bob)],
            seen.OrderBy(run => run.Item1, StringComparer.Ordinal).ThenBy(run => run.Item2.Value, StringComparer.Ordinal));

        async ValueTask<DateTimeOffset?> Note(string worker, TenantId tenant, CancellationToken token)
        {
            seen.Enqueue((worker, tenant));
            await all.ArriveAsync(token);
            return null;
        }
    }

    [Fact]
    public async Task A_committed_event_is_handled_without_anybody_asking()
    {
        var handled = NewSource<EventEnvelope>();
        await using var host = await MessagingHost.CreateAsync((_, services) => services.AddHandler<OrderPlaced>("only", (context, _, _) =>
        {
            handled.TrySetResult(context.Envelope);
            return ValueTask.CompletedTask;
        }));
        await host.StartAsync();
        var envelope = host.NewPlaced(host.NewOrder(), 1, MessagingHost.Bob);

        await host.RaiseAsync(envelope);

        Assert.Equal(envelope, await handled.Task.WaitAsync(Token));
    }

    [Fact]
    public async Task However_often_it_is_rung_during_a_run_one_more_run_follows_and_never_beside_it()
    {
        var gate = NewSource();
        var (running, most) = (0, 0);
        await using var host = await StartSerialAsync(async (_, tenant, token) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            _runs.Writer.TryWrite(tenant);
            await gate.Task.WaitAsync(token);
            Interlocked.Decrement(ref running);
            return null;
        });

        await NextRunAsync();
        for (var ring = 0; ring < 5; ring++)
        {
            host.Doorbell.Ring(MessagingHost.Alice, Worker);
        }

        Assert.False(_runs.Reader.TryRead(out _));
        gate.SetResult();
        await NextRunAsync();
        await host.StopAsync();

        Assert.False(_runs.Reader.TryRead(out _));
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task A_worker_runs_again_when_it_said_it_would_be_due_and_not_before()
    {
        await using var host = await StartSerialAsync((host, tenant, _) =>
        {
            _runs.Writer.TryWrite(tenant);
            return ValueTask.FromResult<DateTimeOffset?>(host.Time.GetUtcNow() + TimeSpan.FromMinutes(10));
        });
        await NextRunAsync();
        await WhenIdleAsync(host);

        host.Time.Advance(TimeSpan.FromMinutes(9));
        await WhenIdleAsync(host);
        Assert.False(_runs.Reader.TryRead(out _));

        host.Time.Advance(TimeSpan.FromMinutes(1));
        await NextRunAsync();
    }

    [Fact]
    public async Task A_due_time_that_is_further_off_than_timers_reach_is_kept()
    {
        await using var host = await StartSerialAsync((_, tenant, _) =>
        {
            _runs.Writer.TryWrite(tenant);
            return ValueTask.FromResult<DateTimeOffset?>(DateTimeOffset.MaxValue);
        });

        await NextRunAsync();
        await WhenIdleAsync(host);
        host.Time.Advance(TimeSpan.FromDays(1));

        await NextRunAsync();
    }

    [Fact]
    public async Task A_tenant_that_always_has_more_to_do_does_not_starve_another()
    {
        var bob = NewSource();
        await using var host = await MessagingHost.CreateAsync(
            (host, services) => services.AddWorker(Worker, (tenant, _) =>
            {
                if (tenant == MessagingHost.Bob)
                {
                    bob.TrySetResult();
                    return ValueTask.FromResult<DateTimeOffset?>(null);
                }

                return ValueTask.FromResult<DateTimeOffset?>(bob.Task.IsCompleted ? null : host.Time.GetUtcNow());
            }),
            options => options.Parallelism = 1);

        await host.StartAsync();

        await bob.Task.WaitAsync(Token);
    }

    [Fact]
    public async Task No_more_run_at_once_than_allowed()
    {
        var (running, most) = (0, 0);
        var full = new Rendezvous(2);
        await using var host = await MessagingHost.CreateAsync(
            (_, services) =>
            {
                foreach (var name in new[] { "a", "b", "c" })
                {
                    services.AddWorker(name, async (tenant, token) =>
                    {
                        var now = Interlocked.Increment(ref running);
                        InterlockedMax(ref most, now);
                        await full.ArriveAsync(token);
                        Interlocked.Decrement(ref running);
                        _runs.Writer.TryWrite(tenant);
                        return null;
                    });
                }
            },
            options => options.Parallelism = 2);

        await host.StartAsync();
        for (var run = 0; run < 6; run++)
        {
            await _runs.Reader.ReadAsync(Token);
        }

        Assert.Equal(2, most);
    }

    [Fact]
    public async Task A_run_that_hangs_gives_its_place_to_others_and_is_waited_for_at_the_end()
    {
        var (gate, bob) = (NewSource(), NewSource());
        await using var host = await MessagingHost.CreateAsync(
            (_, services) => services.AddWorker(Worker, async (tenant, _) =>
            {
                if (tenant == MessagingHost.Alice)
                {
                    _runs.Writer.TryWrite(tenant);
                    await gate.Task.WaitAsync(Token);
                }
                else
                {
                    bob.TrySetResult();
                }

                return null;
            }),
            options => options.Parallelism = 1);
        await host.StartAsync();
        await NextRunAsync();
        while (!bob.Task.IsCompleted)
        {
            // The wait begins a moment after the run, so a single step of the clock could come too early.
            host.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
            Token.ThrowIfCancellationRequested();
        }

        var stopping = host.StopAsync();
        await Task.Yield();
        Assert.False(stopping.IsCompleted);
        gate.SetResult();
        await stopping;
    }

    [Fact]
    public async Task A_host_that_must_stop_does_not_wait_for_ever_for_what_hangs()
    {
        var gate = NewSource();
        await using var host = await StartSerialAsync(async (_, tenant, _) =>
        {
            _runs.Writer.TryWrite(tenant);
            await gate.Task;
            return null;
        });
        await NextRunAsync();
        using var shutdown = new CancellationTokenSource();

        var stopping = host.StopAsync(shutdown.Token);
        Assert.False(stopping.IsCompleted);
        await shutdown.CancelAsync();

        // Returns although the run does not; a host would end its process now.
        await stopping.WaitAsync(Token);
        gate.SetResult();
    }

    [Fact]
    public async Task A_moment_that_is_told_while_a_worker_runs_holds_beside_what_the_run_finds_out()
    {
        var (gate, runs) = (NewSource(), 0);
        await using var host = await StartSerialAsync(async (host, tenant, _) =>
        {
            _runs.Writer.TryWrite(tenant);
            await (++runs == 1 ? gate.Task.WaitAsync(Token) : Task.CompletedTask);
            return host.Time.GetUtcNow() + TimeSpan.FromHours(2);
        });
        await NextRunAsync();
        host.Doorbell.RingAt(MessagingHost.Alice, Worker, host.Time.GetUtcNow() + TimeSpan.FromHours(3));
        host.Doorbell.RingAt(MessagingHost.Alice, Worker, host.Time.GetUtcNow() + TimeSpan.FromHours(1));
        gate.SetResult();
        await WhenIdleAsync(host);

        host.Time.Advance(TimeSpan.FromMinutes(59));
        await WhenIdleAsync(host);
        Assert.False(_runs.Reader.TryRead(out _));
        host.Time.Advance(TimeSpan.FromMinutes(1));
        await NextRunAsync();
    }

    [Fact]
    public async Task A_moment_that_has_passed_rings_at_once()
    {
        await using var host = await StartSerialAsync((_, tenant, _) =>
        {
            _runs.Writer.TryWrite(tenant);
            return ValueTask.FromResult<DateTimeOffset?>(null);
        });
        await NextRunAsync();
        await WhenIdleAsync(host);

        host.Doorbell.RingAt(MessagingHost.Alice, Worker, host.Time.GetUtcNow());

        await NextRunAsync();
    }

    [Fact]
    public async Task What_another_process_committed_is_found_by_the_sweep()
    {
        await using var host = await StartSerialAsync(
            (_, tenant, _) =>
            {
                _runs.Writer.TryWrite(tenant);
                return ValueTask.FromResult<DateTimeOffset?>(null);
            },
            sweep: TimeSpan.FromMinutes(10));
        await NextRunAsync();
        await WhenIdleAsync(host);

        host.Time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        await WhenIdleAsync(host);
        Assert.False(_runs.Reader.TryRead(out _));

        host.Time.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromTicks(1));
        await NextRunAsync();
    }

    [Fact]
    public async Task A_worker_that_throws_ends_nothing_and_is_tried_again_after_a_delay()
    {
        var failures = 0;
        await using var host = await StartSerialAsync((_, tenant, _) =>
        {
            _runs.Writer.TryWrite(tenant);
            return ++failures <= 2 ? throw new InvalidOperationException("jane@example.com") : ValueTask.FromResult<DateTimeOffset?>(null);
        });
        await NextRunAsync();
        await WhenIdleAsync(host);

        host.Time.Advance(TimeSpan.FromSeconds(1));
        await NextRunAsync();
        await WhenIdleAsync(host);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await WhenIdleAsync(host);
        Assert.False(_runs.Reader.TryRead(out _));

        host.Time.Advance(TimeSpan.FromSeconds(1));
        await NextRunAsync();
        Assert.Equal(2, host.Log.Of(5001).Count);
        Assert.DoesNotContain(host.Log.Of(5001), record => record.Text.Contains("jane", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stopping_waits_for_what_runs_and_starts_nothing_more()
    {
        var gate = NewSource();
        var told = NewSource();
        await using var host = await StartSerialAsync(async (_, tenant, token) =>
        {
            _runs.Writer.TryWrite(tenant);
            await using var registration = token.Register(() => told.TrySetResult());
            await gate.Task.WaitAsync(Token);
            return null;
        });
        await NextRunAsync();
        host.Doorbell.Ring(MessagingHost.Alice, Worker);

        var stopping = host.StopAsync();
        await told.Task.WaitAsync(Token);
        Assert.False(stopping.IsCompleted);

        gate.SetResult();
        await stopping;
        Assert.False(_runs.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_node_without_background_work_runs_nothing_and_hears_no_ring()
    {
        await using var host = await MessagingHost.CreateAsync(
            (_, services) => services.AddWorker(Worker, (tenant, _) =>
            {
                _runs.Writer.TryWrite(tenant);
                return ValueTask.FromResult<DateTimeOffset?>(null);
            }),
            options => options.RunWorkers = false);

        await host.StartAsync();
        await host.WhenSchedulerEndsAsync();
        await host.RaiseAsync(host.NewPlaced(host.NewOrder(), 1));
        host.Doorbell.Ring(MessagingHost.Alice, Worker);
        host.Doorbell.RingAt(MessagingHost.Alice, Worker, host.Time.GetUtcNow());
        await host.SetTimerAsync(new TimerKey(AggregateKey.Of(host.NewOrder()), "window"), host.Time.GetUtcNow());
        host.Time.Advance(TimeSpan.FromDays(2));

        Assert.False(_runs.Reader.TryRead(out _));
        Assert.Single(await host.ReadAsync(view => view.Timers.ListDueAsync(host.Time.GetUtcNow(), 9, Token)));
        Assert.Equal(1, await host.CountOutboxAsync());
    }

    [Fact]
    public async Task No_ambient_tenant_of_who_starts_or_rings_reaches_a_worker()
    {
        var seen = Channel.CreateUnbounded<TenantId?>();
        await using var host = await MessagingHost.CreateAsync((host, services) => services.AddWorker(Worker, (_, _) =>
        {
            seen.Writer.TryWrite(host.Current.Id);
            return ValueTask.FromResult<DateTimeOffset?>(host.Time.GetUtcNow() + TimeSpan.FromHours(1));
        }));
        using var scope = host.Enter(MessagingHost.Bob);

        await host.StartAsync();
        Assert.Null(await seen.Reader.ReadAsync(Token));
        Assert.Null(await seen.Reader.ReadAsync(Token));

        host.Doorbell.Ring(MessagingHost.Alice, Worker);
        Assert.Null(await seen.Reader.ReadAsync(Token));
    }

    [Fact]
    public async Task A_tenant_first_heard_of_through_a_ring_gets_all_its_workers()
    {
        var carol = new TenantId("carol");
        await using var host = await StartSerialAsync((_, tenant, _) =>
        {
            _runs.Writer.TryWrite(tenant);
            return ValueTask.FromResult<DateTimeOffset?>(null);
        });
        await NextRunAsync();
        await host.OnboardAsync(carol);

        // Committing an event rings for the outbox only.
        await host.RaiseAsync(host.NewPlaced(host.NewOrder(), 1, carol));

        Assert.Equal(carol, await _runs.Reader.ReadAsync(Token));
    }

    [Fact]
    public async Task Tenants_that_cannot_be_listed_are_listed_later()
    {
        var asked = Channel.CreateUnbounded<int>();
        var calls = 0;
        await using var host = await MessagingHost.CreateAsync((_, services) =>
        {
            services.AddWorker(Worker, (tenant, _) =>
            {
                _runs.Writer.TryWrite(tenant);
                return ValueTask.FromResult<DateTimeOffset?>(null);
            });
            services.Decorate<ITenantStore>(inner => new UnreliableTenantStore(inner, () =>
            {
                asked.Writer.TryWrite(++calls);
                return calls > 1;
            }));
        });

        await host.StartAsync();
        await asked.Reader.ReadAsync(Token);
        while (!_runs.Reader.TryRead(out _))
        {
            // The delay begins a moment after the failure, so a single step of the clock could come too early.
            host.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
            Token.ThrowIfCancellationRequested();
        }

        Assert.Single(host.Log.Of(5002));
    }

    [Fact]
    public async Task A_ring_for_a_worker_that_nobody_registered_does_no_harm()
    {
        await using var host = await StartSerialAsync((_, tenant, _) =>
        {
            _runs.Writer.TryWrite(tenant);
            return ValueTask.FromResult<DateTimeOffset?>(null);
        });
        await NextRunAsync();

        host.Doorbell.Ring(MessagingHost.Alice, "nobody");
        host.Doorbell.Ring(MessagingHost.Alice, Worker);

        await NextRunAsync();
    }

    [Fact]
    public async Task Two_workers_of_one_name_are_refused()
    {
        await using var host = await MessagingHost.CreateAsync((_, services) =>
        {
            services.AddWorker(Worker, (_, _) => default);
            services.AddWorker(Worker, (_, _) => default);
        });

        var error = await Assert.ThrowsAsync<ConfigurationException>(host.StartAsync);
        Assert.Contains($"'{Worker}'", error.Message, StringComparison.Ordinal);
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static TaskCompletionSource<T> NewSource<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = target; value > seen; seen = target)
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }

    /// <summary>A started host that runs one worker at a time: the test's, for Alice, and one that only tells that its turn came.</summary>
    private async Task<MessagingHost> StartSerialAsync(
        Func<MessagingHost, TenantId, CancellationToken, ValueTask<DateTimeOffset?>> run, TimeSpan? sweep = null)
    {
        var host = await MessagingHost.CreateAsync(
            (host, services) =>
            {
                services.AddWorker(Worker, (tenant, token) => tenant == MessagingHost.Bob ? default : run(host, tenant, token));
                services.AddWorker(Turn, (_, _) =>
                {
                    _turn.TrySetResult();
                    return default;
                });
            },
            options => (options.Parallelism, options.SweepInterval) = (1, sweep ?? TimeSpan.FromDays(1)));
        await host.StartAsync();
        return host;
    }

    /// <summary>
    /// Waits until whatever was queued before has run and has been finished. Twice, because the first turn may have been queued before that; a ring
    /// during it is behind everything.
    /// </summary>
    private async Task WhenIdleAsync(MessagingHost host)
    {
        for (var turn = 0; turn < 2; turn++)
        {
            _turn = NewSource();
            host.Doorbell.Ring(MessagingHost.Bob, Turn);
            await _turn.Task.WaitAsync(Token);
        }
    }

    private async Task NextRunAsync() => Assert.Equal(MessagingHost.Alice, await _runs.Reader.ReadAsync(Token));
}
