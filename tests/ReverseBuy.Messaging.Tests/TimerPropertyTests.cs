using FsCheck.Xunit;
using ReverseBuy.Messaging.Tests.Support;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging.Tests;

public sealed class TimerPropertyTests
{
    private const string Name = "window";
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("REVERSEBUY_FULL") == "1";

    /// <summary>Handlers that fail at random before or after they wrote, crashes around any commit, and at times two hosts that fire at once.</summary>
    [Property(MaxTest = 100)]
    public async Task Whatever_fails_or_crashes_every_timer_has_its_effect_once_and_none_before_its_time(byte[] minutes, int seed)
    {
        for (var run = 0; run < (IsFull ? 10 : 1); run++)
        {
            await FireAsync(minutes, unchecked(seed + run));
        }
    }

    private static async Task FireAsync(byte[] minutes, int seed)
    {
        var chance = new Chance(seed);
        var early = 0;
        await using var host = await MessagingHost.CreateAsync(
            (host, services) => services.AddTimerHandler(Name, async (context, token) =>
            {
                chance.Throw(oneIn: 6);
                early += host.Time.GetUtcNow() < context.Timer.DueAt ? 1 : 0;
                var unitOfWork = await context.BeginAsync(token);
                await host.AddEffectAsync(unitOfWork, context.Timer, context.Timer.Payload);
                chance.Throw(oneIn: 6);
            }),
            options =>
            {
                options.ParkAfter = int.MaxValue;
                options.BatchSize = 1 + chance.Next(5);
            });
        var start = host.Time.GetUtcNow();
        var keys = minutes.Select(_ => new TimerKey(AggregateKey.Of(host.NewOrder()), Name)).ToList();
        for (var timer = 0; timer < minutes.Length; timer++)
        {
            await host.SetTimerAsync(keys[timer], start.AddMinutes(minutes[timer]), $"{minutes[timer]}");
        }

        host.Storage.AtCommit = () => chance.Next(10) switch
        {
            0 => CrashPoint.BeforeCommit,
            1 => CrashPoint.AfterCommit,
            _ => CrashPoint.None,
        };
        for (var run = 0; await host.ReadAsync(view => view.Timers.NextDueAsync(default)) is not null; run++)
        {
            Assert.True(run < 1_000 + (100 * minutes.Length), $"The timers do not end (seed {seed}).");
            var hosts = Enumerable.Range(0, 1 + chance.Next(2)).Select(_ => RunAsync(host)).ToList();
            if ((await Task.WhenAll(hosts)).Max() is { } due && due > host.Time.GetUtcNow())
            {
                host.Time.SetUtcNow(due);
            }
        }

        Assert.Equal(0, early);
        for (var timer = 0; timer < minutes.Length; timer++)
        {
            Assert.Equal([$"{minutes[timer]}"], await host.ListEffectsAsync(keys[timer].Aggregate));
        }
    }

    private static async Task<DateTimeOffset?> RunAsync(MessagingHost host)
    {
        try
        {
            return await Task.Run(() => host.RunTimersAsync().AsTask());
        }
        catch (CrashException)
        {
            // The next run is the process that was started after the crash.
            return null;
        }
    }

    /// <summary>Random numbers for several hosts at once.</summary>
    private sealed class Chance(int seed)
    {
        private readonly Random _random = new(seed);
        private readonly Lock _lock = new();

        public int Next(int below)
        {
            lock (_lock)
            {
                return _random.Next(below);
            }
        }

        public void Throw(int oneIn)
        {
            if (Next(oneIn) == 0)
            {
                throw new CrashException();
            }
        }
    }
}
