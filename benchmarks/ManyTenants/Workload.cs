using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.ManyTenants;

/// <summary>Units of work and views of the active tenants, more at the same time than there are connections for: a quarter of it for four of them.</summary>
internal sealed class Workload(LoadSettings settings, Site site, IHost host)
{
    private const int Noisy = 4;

    public async Task<Figures> RunAsync(CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        over.CancelAfter(settings.Work);
        var counts = new int[settings.Active];
        var durations = new ConcurrentBag<double>();
        var failures = 0;
        var most = WatchAsync(over.Token);
        await Task.WhenAll(Enumerable.Range(0, settings.Workers).Select(worker => Task.Run(
            async () =>
            {
                var random = new Random(worker);
                while (!over.IsCancellationRequested)
                {
                    var tenant = worker % 4 == 0 ? random.Next(Math.Min(Noisy, settings.Active)) : random.Next(settings.Active);
                    var began = Stopwatch.GetTimestamp();
                    try
                    {
                        await WorkAsync(tenant, cancellationToken);
                        Interlocked.Increment(ref counts[tenant]);
                    }
                    catch (Exception exception) when (exception is not OperationCanceledException)
                    {
                        Interlocked.Increment(ref failures);
                    }

                    durations.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                }
            },
            cancellationToken)));
        var sorted = durations.Order().ToArray();
        return new Figures
        {
            Operations = sorted.Length,
            Failures = failures,
            Median = sorted[sorted.Length / 2],
            Percentile99 = sorted[(int)(sorted.Length * 0.99)],
            Longest = sorted[^1],
            Fewest = counts.Min(),
            Most = counts.Max(),
            MostConnections = await most,
            StartOfActive = 0,
            StartOfAll = 0,
            BytesOfActive = 0,
            BytesOfAll = 0,
            BytesOfKnown = 0,
            IdleCpu = 0,
            IdleCpuOfActive = 0,
            VisitCpu = 0,
            SecondsToRest = 0,
            MachineLoad = string.Empty,
        };
    }

    private async Task WorkAsync(int number, CancellationToken cancellationToken)
    {
        var storage = host.Services.GetRequiredService<ITenantStorage>();
        var key = new TimerKey(AggregateKey.Of(new OrderId(Guid.CreateVersion7())), "many");
        await using (var unit = await storage.BeginAsync(Site.Active(number), cancellationToken))
        {
            await unit.Timers.SetAsync(key, DateTimeOffset.MaxValue, string.Empty, cancellationToken);
            await unit.CommitAsync(cancellationToken);
        }

        await using var view = await storage.ReadAsync(Site.Active(number), cancellationToken);
        _ = await view.Timers.FindAsync(key, cancellationToken) ?? throw new InvalidOperationException("What was committed is not there.");
    }

    private async Task<long> WatchAsync(CancellationToken cancellationToken)
    {
        await using var source = site.Watch();
        var most = 0L;
        while (!cancellationToken.IsCancellationRequested)
        {
            most = Math.Max(most, await site.ConnectionsAsync(source));
            await Task.Delay(100, CancellationToken.None);
        }

        return most;
    }
}
