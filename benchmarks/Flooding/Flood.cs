using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Inventory;
using ReverseBuy.Sandbox;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Flooding;

/// <summary>Two parts of one run: in the first all tenants do the same, in the second one of them does many times as much. Everybody begins what is due, whatever becomes of what was before.</summary>
internal sealed class Flood(FloodSettings settings)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public async Task<(PartResult Baseline, PartResult Flooded)> RunAsync(Action<string, double> progress, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("reversebuy-flooding-");
        await using var market = await SandboxHost.StartAsync(new SandboxOptions(), cancellationToken);
        try
        {
            await using var site = await Site.StartAsync(settings, folder.FullName, market, cancellationToken);
            var deeds = new Deeds(site.Services, await FillAsync(site, market, cancellationToken));
            var watch = site.Services.GetRequiredService<OutboxWatch>();
            await RunPartAsync("warming up", site, deeds, watch, settings.PerSecond, WarmUp, progress, cancellationToken);
            var baseline = await RunPartAsync("baseline", site, deeds, watch, settings.PerSecond, settings.Duration, progress, cancellationToken);
            var flooded = await RunPartAsync("flood", site, deeds, watch, settings.FloodPerSecond, settings.Duration, progress, cancellationToken);
            return (baseline, flooded);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<VerificationLine>> FillAsync(Site site, SandboxHost market, CancellationToken cancellationToken)
    {
        using var control = new SandboxClient(market.BaseAddress);
        using (site.Services.GetRequiredService<ITenantScopeFactory>().Enter(Site.One))
        {
            return await Shelf.FillAsync(site.Services.GetRequiredService<IShadowInventory>(), control, cancellationToken);
        }
    }

    private async Task<PartResult> RunPartAsync(
        string name, Site site, Deeds deeds, OutboxWatch watch, double ofTheOne, TimeSpan duration, Action<string, double> progress, CancellationToken cancellationToken)
    {
        var part = new PartResult();
        var begun = Stopwatch.GetTimestamp();
        var first = (int)(begun % 1_000_000) * 1_000; // keys of no other part
        var lives = site.Others.Select(tenant => RepeatAsync(
            settings.PerSecond, duration, part, number => deeds.LiveAsync(tenant, number, part, cancellationToken), cancellationToken));
        var one = RepeatAsync(
            ofTheOne,
            duration,
            part,
            number =>
            {
                Interlocked.Increment(ref part.OfTheOne);
                return deeds.FloodAsync(Site.One, first + number, cancellationToken);
            },
            cancellationToken);
        var all = Task.WhenAll(lives.Append(one));
        while (!all.IsCompleted)
        {
            await Task.WhenAny(all, Task.Delay(200, cancellationToken));
            progress(name, Math.Min(1, Stopwatch.GetElapsedTime(begun) / duration));
        }

        await all;
        var ended = Stopwatch.GetTimestamp();
        while (watch.Waiting > 0 && Stopwatch.GetElapsedTime(ended) < Patience)
        {
            await Task.Delay(50, cancellationToken);
        }

        return part;
    }

    private static async Task RepeatAsync(double perSecond, TimeSpan duration, PartResult part, Func<int, Task> deed, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        var done = new ConcurrentBag<Task>();
        for (var number = 0; number < duration.TotalSeconds * perSecond; number++)
        {
            var wait = TimeSpan.FromSeconds(number / perSecond) - Stopwatch.GetElapsedTime(begun);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, cancellationToken);
            }

            var current = number;
            done.Add(Task.Run(
                async () =>
                {
                    try
                    {
                        await deed(current);
                    }
                    catch (ReverseBuyException)
                    {
                        // Refused for being too much, such as by a budget: that is counted, and what fails otherwise ends the run.
                        Interlocked.Increment(ref part.Failed);
                    }
                },
                cancellationToken));
        }

        await Task.WhenAll(done);
    }
}
