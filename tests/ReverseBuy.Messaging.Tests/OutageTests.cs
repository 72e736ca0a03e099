using System.Data.Common;
using System.Threading.Channels;
using ReverseBuy.Health;
using ReverseBuy.Messaging.Tests.Support;

namespace ReverseBuy.Messaging.Tests;

/// <summary>What the scheduler does while a database is away, and when it is back.</summary>
public sealed class OutageTests
{
    private volatile Exception? _failure;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A failure that says that it passes, however deep it is wrapped, is waited for no longer than 30 s; any other up to 5 minutes.</summary>
    /// <param name="kind">What fails.</param>
    /// <param name="longest">How long the worker rests after many failures.</param>
    [Theory]
    [InlineData("database", "00:00:30")]
    [InlineData("busy", "00:00:30")]
    [InlineData("held file", "00:00:30")]
    [InlineData("damaged file", "00:05:00")]
    [InlineData("defect", "00:05:00")]
    public async Task A_worker_rests_no_longer_than_its_failure_calls_for(string kind, string longest)
    {
        _failure = FailureOf(kind);
        await using var host = await MessagingHost.CreateAsync((_, services) => services.AddWorker("worker", (_, _) => Run()));
        await host.StartAsync();

        await FailAsync(host, "worker", times: 12);

        Assert.Contains($"runs again in {longest}", Rests(host, "worker")[11], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_fails_again_and_again_degrades_the_host_until_it_works()
    {
        _failure = FailureOf("database");
        await using var host = await MessagingHost.CreateAsync((_, services) => services.AddWorker("worker", (tenant, _) => tenant == MessagingHost.Alice ? Run() : ValueTask.FromResult<DateTimeOffset?>(null)));
        await host.StartAsync();

        await FailAsync(host, "worker", times: 1);
        Assert.Equal(HealthState.Healthy, (await host.Health.ReadAsync(Token)).State);

        await FailAsync(host, "worker", times: 4);
        var reading = await host.Health.ReadAsync(Token);
        Assert.Equal(HealthState.Degraded, reading.State);
        Assert.Contains("for 1 tenant(s), and others go on: alice (worker).", reading.Reason, StringComparison.Ordinal);
        var failing = Assert.Single(host.BackgroundWork.ListFailing());
        Assert.Equal((MessagingHost.Alice, "worker"), (failing.Tenant, failing.Worker));

        _failure = null;
        while (host.BackgroundWork.ListFailing().Count > 0)
        {
            host.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1, Token);
        }

        Assert.Equal(HealthState.Healthy, (await host.Health.ReadAsync(Token)).State);
    }

    [Fact]
    public async Task The_first_worker_that_finds_the_database_back_wakes_the_others_of_its_tenant()
    {
        var (early, late) = (NewSource(), NewSource());
        var turns = Channel.CreateUnbounded<bool>();
        _failure = FailureOf("database");
        await using var host = await MessagingHost.CreateAsync(
            (_, services) =>
            {
                services.AddWorker("early", (tenant, _) => Run(tenant, early));

                // It fails in a way that is tried again late, and is the outage's fault all the same.
                services.AddWorker("late", (tenant, _) => _failure is null ? Run(tenant, late) : throw new InvalidOperationException());
                services.AddWorker("turn", (_, _) =>
                {
                    turns.Writer.TryWrite(true);
                    return ValueTask.FromResult<DateTimeOffset?>(null);
                });
            },
            options => options.Parallelism = 1);
        await host.StartAsync();
        await FailAsync(host, "late", times: 10);
        Assert.Contains("runs again in 00:05:00", Rests(host, "late")[9], StringComparison.Ordinal);

        _failure = null;
        var resting = host.Time.GetUtcNow();
        while (!early.Task.IsCompleted)
        {
            host.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
            Token.ThrowIfCancellationRequested();
        }

        // From here on no time passes: what runs was woken. Whoever was queued by the end of that run has run by the second turn.
        while (turns.Reader.TryRead(out _))
        {
        }

        for (var turn = 0; turn < 2; turn++)
        {
            host.Doorbell.Ring(MessagingHost.Alice, "turn");
            await turns.Reader.ReadAsync(Token);
        }

        Assert.True(late.Task.IsCompleted, $"The other worker still rests, since {resting:O}.");
    }

    private static Exception FailureOf(string kind) => kind switch
    {
        "database" => new InvalidOperationException("wrapped", new AwayException()),
        "held file" => new InvalidOperationException("wrapped", new EmbeddedException("SQLite Error 5: 'database is locked'.")),
        "damaged file" => new InvalidOperationException("wrapped", new EmbeddedException("SQLite Error 11: 'database disk image is malformed'.")),
        "busy" => new ReverseBuyException("storage.busy", "busy") { IsTransient = true },
        _ => new FormatException(),
    };

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static List<string> Rests(MessagingHost host, string worker) =>
        [.. host.Log.Of(5001).Select(record => record.Item3).Where(text => text.Contains($"'{worker}' failed for tenant {MessagingHost.Alice},", StringComparison.Ordinal))];

    /// <summary>Lets time pass until a worker has failed so often. A rest begins a moment after the failure, so it passes in small steps.</summary>
    private static async Task FailAsync(MessagingHost host, string worker, int times)
    {
        while (Rests(host, worker).Count < times)
        {
            host.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
            Token.ThrowIfCancellationRequested();
        }
    }

    private ValueTask<DateTimeOffset?> Run(TenantId? tenant = null, TaskCompletionSource? done = null)
    {
        if (_failure is { } failure)
        {
            throw failure;
        }

        if (tenant == MessagingHost.Alice)
        {
            done?.TrySetResult();
        }

        return ValueTask.FromResult<DateTimeOffset?>(null);
    }

    private sealed class EmbeddedException(string message) : DbException(message);

    private sealed class AwayException : DbException
    {
        public override bool IsTransient => true;
    }
}
