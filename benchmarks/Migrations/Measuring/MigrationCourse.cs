using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Migrations.Sites;
using ReverseBuy.NextVersion;
using ReverseBuy.Schemas;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Migrations.Measuring;

/// <summary>One engine's databases: made from nothing by this version, and brought to the next one, one of them failing at first.</summary>
internal sealed class MigrationCourse(IDatabaseSite site, int databases, int parallelism, FigureTable table, TextWriter progress)
{
    private readonly TenantId[] _tenants = [.. Enumerable.Range(1, databases).Select(number => new TenantId($"tenant-{number:00000}"))];

    public async Task RunAsync()
    {
        table.Begin(await site.DescribeAsync(), databases, parallelism);
        await MakeAsync();

        var broken = _tenants[databases / 2];
        await site.ExecuteAsync(broken, Seasons.Break);
        var first = await MigrateAsync("One migration (five columns of two tables), a canary first", new MigrationRunOptions
        {
            Parallelism = parallelism,
            Canaries = [_tenants[0]],
            StopAfter = FailureThreshold.Share(0.1m),
        });

        await site.ExecuteAsync(broken, Seasons.Mend);
        await MigrateAsync("Gone on with, once that was mended", new MigrationRunOptions { Parallelism = parallelism });
        table.End(first.Tenants.Select(tenant => tenant.Duration).Order().ElementAt(databases / 2));
    }

    private async Task MakeAsync()
    {
        var made = new StageProgress($"{site.Engine}, from nothing", databases, progress);
        var took = await TimeAsync(isNext: false, services => Parallel.ForEachAsync(_tenants, new ParallelOptions { MaxDegreeOfParallelism = parallelism }, async (tenant, stopped) =>
        {
            await services.GetRequiredService<ITenantDatabase>().PrepareAsync(tenant, stopped);
            await services.GetRequiredService<ITenantStore>().SaveAsync(new Tenant { Id = tenant, Name = tenant.Value }, stopped);
            made.Step();
        }));
        table.Row("From nothing: made, migrated, in the ledger", took, databases.ToString(CultureInfo.InvariantCulture));
    }

    private async Task<MigrationReport> MigrateAsync(string what, MigrationRunOptions options)
    {
        var through = new StageProgress($"{site.Engine}, {what}", databases, progress);
        MigrationReport? report = null;
        var took = await TimeAsync(
            isNext: true, async services => report = await services.GetRequiredService<ITenantMigrations>().RunAsync(options, new Steps(through)));
        table.Row(what, took, Count(report!));
        return report!;
    }

    private static string Count(MigrationReport report) => string.Join(", ", report.Tenants
        .GroupBy(tenant => tenant.Outcome)
        .OrderBy(outcome => outcome.Key)
        .Select(outcome => string.Create(CultureInfo.InvariantCulture, $"{outcome.Count()} {outcome.Key}")));

    // Each in a host of its own, as the command is: what another host has open helps nobody.
    private async Task<TimeSpan> TimeAsync(bool isNext, Func<IServiceProvider, Task> act)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("migrations").UseEphemeralDataProtectionProvider();
        site.Use(services.AddReverseBuy(), isNext ? NextVersionHost.Use : null);
        await using var provider = services.BuildServiceProvider();
        var began = Stopwatch.GetTimestamp();
        await act(provider);
        return Stopwatch.GetElapsedTime(began);
    }

    // Not Progress<T>, which tells later and elsewhere.
    private sealed class Steps(StageProgress stage) : IProgress<MigrationProgress>
    {
        public void Report(MigrationProgress value) => stage.Step();
    }
}
