using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ReverseBuy.Tenancy;

namespace ReverseBuy.ManyTenants;

/// <summary>One run: a host with the active tenants alone, and then the same with all.</summary>
internal sealed class Course(LoadSettings settings, Site site)
{
    /// <summary>So long the server has to have seen no connection before the process is at rest.</summary>
    private const int SecondsOfRest = 20;

    private const int MostSecondsOfRest = 300;

    /// <summary>So many tenants a process visits when it starts.</summary>
    private const int VisitedAtStart = 100;

    public async Task<Figures> RunAsync(Action<double, string> progress, CancellationToken cancellationToken)
    {
        var loadBefore = Load();
        await site.PrepareAsync(share => progress(share * 0.4, "databases"), cancellationToken);

        progress(0.4, "the active tenants alone");
        var alone = await StartAsync(cancellationToken);
        await RestAsync(cancellationToken);
        var bytesOfActive = LiveBytes();
        var idleCpuOfActive = await CpuAsync(() => Task.Delay(settings.Idle, cancellationToken));
        await StopAsync(alone.Host, cancellationToken);

        await site.RegisterIdleAsync();
        progress(0.55, "all tenants");
        var cpuBefore = Environment.CpuUsage.TotalTime;
        var all = await StartAsync(cancellationToken);
        await RestAsync(cancellationToken);
        var visitCpu = (Environment.CpuUsage.TotalTime - cpuBefore).TotalMilliseconds / Math.Min(VisitedAtStart, settings.Active);
        var bytesOfAll = LiveBytes();
        progress(0.65, "all tenants, idle");
        var idleCpu = await CpuAsync(() => Task.Delay(settings.Idle, cancellationToken));
        progress(0.75, "known tenants");
        await AskForAllAsync(all.Host, cancellationToken);
        var bytesOfKnown = LiveBytes();

        progress(0.8, "at work");
        var work = await new Workload(settings, site, all.Host).RunAsync(cancellationToken);
        progress(0.9, "at rest again");
        var atRest = await RestAsync(cancellationToken);
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
            SecondsToRest = atRest,
            MachineLoad = $"{loadBefore} before, {Load()} after",
        };
    }

    /// <summary>Waits until no connection to a tenant's database has been open for a while.</summary>
    /// <returns>After how many seconds the last one was closed.</returns>
    private async Task<int> RestAsync(CancellationToken cancellationToken)
    {
        await using var watch = site.Watch();
        var began = Stopwatch.GetTimestamp();
        var open = 0;
        while (Elapsed() - open < SecondsOfRest)
        {
            open = await site.ConnectionsAsync(watch) > 0 ? Elapsed() : open;
            if (open > MostSecondsOfRest)
            {
                throw new TimeoutException("The process does not come to rest.");
            }

            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        }

        return open;

        int Elapsed() => (int)Stopwatch.GetElapsedTime(began).TotalSeconds;
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
