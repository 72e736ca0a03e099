using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ReverseBuy.Tenancy;

namespace ReverseBuy.ManyTenants;

/// <summary>One run: a host with the active tenants alone, and then the same with all.</summary>
internal sealed class Course(LoadSettings settings, Site site)
{
    /// <summary>Connections are closed after 30 s, and a look for idle ones is taken every 5 s.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(45);

    /// <summary>What was promised to be looked for 30 s after the last commit is looked for before that.</summary>
    private static readonly TimeSpan RestAfterWork = TimeSpan.FromSeconds(90);

    public async Task<Figures> RunAsync(Action<double, string> progress, CancellationToken cancellationToken)
    {
        var loadBefore = Load();
        await site.PrepareAsync(share => progress(share * 0.4, "databases"), cancellationToken);

        progress(0.4, "the active tenants alone");
        var alone = await StartAsync(cancellationToken);
        var visitCpu = await CpuAsync(() => Task.Delay(Rest, cancellationToken)) * 1_000 * Rest.TotalSeconds / Math.Min(100, settings.Active);
        var bytesOfActive = LiveBytes();
        var idleCpuOfActive = await CpuAsync(() => Task.Delay(settings.Idle, cancellationToken));
        await StopAsync(alone.Host, cancellationToken);

        await site.RegisterIdleAsync();
        progress(0.6, "all tenants");
        var all = await StartAsync(cancellationToken);
        await Task.Delay(Rest, cancellationToken);
        var bytesOfAll = LiveBytes();
        var idleCpu = await CpuAsync(() => Task.Delay(settings.Idle, cancellationToken));
        progress(0.75, "known tenants");
        await AskForAllAsync(all.Host, cancellationToken);
        var bytesOfKnown = LiveBytes();

        progress(0.8, "at work");
        var work = await new Workload(settings, site, all.Host).RunAsync(cancellationToken);
        progress(0.9, "at rest again");
        await Task.Delay(RestAfterWork, cancellationToken);
        await using var watch = site.Watch();
        var atRest = await site.ConnectionsAsync(watch);
        await StopAsync(all.Host, cancellationToken);
        return work with
        {
            StartOfActive = alone.Milliseconds,
            StartOfAll = all.Milliseconds,
            BytesOfActive = bytesOfActive,
            BytesOfAll = bytesOfAll,
            BytesOfKnown = bytesOfKnown,
            IdleCpu = idleCpu,
            IdleCpuOfActive = idleCpuOfActive,
            VisitCpu = visitCpu,
            ConnectionsAtRest = atRest,
            MachineLoad = $"{loadBefore} before, {Load()} after",
        };
    }

    private static async Task StopAsync(IHost host, CancellationToken cancellationToken)
    {
        await host.StopAsync(cancellationToken);
        host.Dispose();
    }

    private static long LiveBytes()
    {
        for (var collection = 0; collection < 3; collection++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <summary>The processor time of this process, as a share of one core.</summary>
    private static async Task<double> CpuAsync(Func<Task> act)
    {
        var (before, began) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        await act();
        return (Environment.CpuUsage.TotalTime - before) / Stopwatch.GetElapsedTime(began);
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private async Task<(IHost Host, double Milliseconds)> StartAsync(CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var host = site.Build(runWorkers: true);
        await host.StartAsync(cancellationToken);
        return (host, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }

    private async Task AskForAllAsync(IHost host, CancellationToken cancellationToken)
    {
        var tenants = host.Services.GetRequiredService<ITenants>();
        for (var number = 0; number < settings.Registered - settings.Active; number++)
        {
            await tenants.GetAsync(Site.Idle(number), cancellationToken);
        }
    }
}
