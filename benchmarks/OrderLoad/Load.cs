using System.Diagnostics;
using ReverseBuy.OrderLoad.Driving;
using ReverseBuy.OrderLoad.Measuring;
using ReverseBuy.OrderLoad.Recording;
using ReverseBuy.Sandbox;
using ReverseBuy.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace ReverseBuy.OrderLoad;

/// <summary>Begins orders for as long as is asked for, a bounded number at once, and lets all of them end; then sends the first statements of the run once more without us.</summary>
internal sealed class Load(LoadSettings settings)
{
    private static readonly TimeSpan BetweenSamples = TimeSpan.FromSeconds(1);

    /// <summary>Runs.</summary>
    /// <param name="progress">Is told the share that is done and how many orders were delivered.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task<LoadResult> RunAsync(Action<double, int> progress, CancellationToken cancellationToken)
    {
        var name = $"load_{Guid.NewGuid():N}"[..12];
        var folder = Directory.CreateTempSubdirectory("reversebuy-order-load-");
        await using var server = new Server(settings);
        await using var market = await SandboxHost.StartAsync(
            new SandboxOptions { TaskDelay = TimeSpan.Zero, PayDelay = TimeSpan.Zero, ShipAfter = TimeSpan.FromMilliseconds(200) }, cancellationToken);
        try
        {
            await WarmUpAsync(name + "w_", folder.FullName, market, cancellationToken);
            var site = await Site.StartAsync(settings, name + "m_", folder.FullName, market, cancellationToken);
            LoadRun run;
            await using (site)
            {
                run = await MeasureAsync(site, market, progress, cancellationToken);
            }

            // The same schema, and as empty as the first one was: agents are taken on, and nothing is ordered.
            await using (await Site.StartAsync(settings, name + "r_", folder.FullName, market, cancellationToken))
            {
            }

            var replayed = await Replay.RunAsync(
                settings.PostgreSql, run.Transactions, database => database.Replace(name + "m_", name + "r_", StringComparison.Ordinal));
            return new LoadResult(
                await server.DurabilityAsync(), settings, run.Elapsed, run.Delivered, run.Commits, run.Times, run.Memory, CommitKinds.Count(run.Transactions), run.Recorded, replayed);
        }
        finally
        {
            await server.DropAsync(name);
            folder.Delete(recursive: true);
        }
    }

    private async Task WarmUpAsync(string prefix, string folder, SandboxHost market, CancellationToken cancellationToken)
    {
        await using var site = await Site.StartAsync(settings, prefix, folder, market, cancellationToken);
        using var control = new SandboxClient(market.BaseAddress);
        using (site.Services.GetRequiredService<ITenantScopeFactory>().Enter(site.Tenants[0]))
        {
            var course = new OrderCourse(site.Services, await Shelf.FillAsync(site.Services, control, cancellationToken), new StepTimes());
            await Task.WhenAll(Enumerable.Range(0, settings.Concurrency).Select(number => course.GoAsync($"warm-{number}", new Random(number), cancellationToken)));
        }
    }

    private async Task<LoadRun> MeasureAsync(Site site, SandboxHost market, Action<double, int> progress, CancellationToken cancellationToken)
    {
        using var control = new SandboxClient(market.BaseAddress);
        var scopes = site.Services.GetRequiredService<ITenantScopeFactory>();
        var (times, memory) = (new StepTimes(), new MemorySamples());
        var shelves = new List<Shelf>();
        foreach (var tenant in site.Tenants)
        {
            using (scopes.Enter(tenant))
            {
                shelves.Add(await Shelf.FillAsync(site.Services, control, cancellationToken));
            }
        }

        using var recorder = new Recorder(site.Prefix + "agent");
        var started = Stopwatch.GetTimestamp();
        var (begun, delivered) = (0, 0);
        var workers = Task.WhenAll(Enumerable.Range(0, settings.Concurrency).Select(worker => Task.Run(
            async () =>
            {
                var tenant = worker % site.Tenants.Count;
                using (scopes.Enter(site.Tenants[tenant]))
                {
                    var course = new OrderCourse(site.Services, shelves[tenant], times);
                    while (Stopwatch.GetElapsedTime(started) < settings.Duration)
                    {
                        var number = Interlocked.Increment(ref begun);
                        await course.GoAsync($"order-{number}", new Random(settings.Seed + number), cancellationToken);
                        Interlocked.Increment(ref delivered);
                    }
                }
            },
            cancellationToken)));
        TimeSpan? recorded = null;
        while (await Task.WhenAny(workers, Task.Delay(BetweenSamples, cancellationToken)) != workers)
        {
            var elapsed = Stopwatch.GetElapsedTime(started);
            if (recorded is null && elapsed >= settings.Recorded)
            {
                recorder.Stop();
                recorded = elapsed;
            }

            memory.Take(elapsed);
            progress(Math.Min(1, elapsed / settings.Duration), Volatile.Read(ref delivered));
        }

        await workers;
        var took = Stopwatch.GetElapsedTime(started);
        recorder.Stop();
        return new LoadRun(
            took, delivered, recorder.Commits, times, memory, recorded ?? took, recorder.Transactions);
    }

    private sealed record LoadRun(
        TimeSpan Elapsed,
        int Delivered,
        long Commits,
        StepTimes Times,
        MemorySamples Memory,
        TimeSpan Recorded,
        IReadOnlyCollection<RecordedTransaction> Transactions);
}
