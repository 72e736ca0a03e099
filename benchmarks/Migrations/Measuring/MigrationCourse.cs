using System.Diagnostics;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.EntityFrameworkCore;
using ReverseBuy.Migrations.Sites;
using ReverseBuy.Schemas;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Migrations.Measuring;

/// <summary>One engine's databases: made from nothing, taken back by one migration, and brought up again, one of them failing at first.</summary>
internal sealed class MigrationCourse(IDatabaseSite site, int databases, int parallelism)
{
    // The migration that is measured, and the one before it.
    private const string Measured = "_ReviewCompliance";
    private const string Before = "_Lookups";

    private readonly TenantId[] _tenants = [.. Enumerable.Range(1, databases).Select(number => new TenantId($"tenant-{number:00000}"))];

    public async Task<MigrationFigures> RunAsync(Action<string> tell)
    {
        tell($"{site.Engine}: {databases} databases from nothing");
        var fromNothing = await TimeAsync(services => Parallel.ForEachAsync(_tenants, new ParallelOptions { MaxDegreeOfParallelism = parallelism }, async (tenant, stopped) =>
        {
            await services.GetRequiredService<ITenantDatabase>().PrepareAsync(tenant, stopped);
            await services.GetRequiredService<ITenantStore>().SaveAsync(new Tenant { Id = tenant, Name = tenant.Value }, stopped);
        }));

        tell($"{site.Engine}: back by one migration, which is not measured");
        var target = string.Empty;
        await TimeAsync(async services =>
        {
            var (provider, ledger) = (services.GetRequiredService<IDatabaseProvider>(), services.GetRequiredService<IMigrationLedger>());
            await Parallel.ForEachAsync(_tenants, new ParallelOptions { MaxDegreeOfParallelism = parallelism }, async (tenant, stopped) =>
            {
                await using var context = await provider.ReadTenantAsync(tenant, stopped);
                var versions = context.Database.GetMigrations().ToList();
                target = versions.Single(version => version.EndsWith(Measured, StringComparison.Ordinal));
                var older = versions.Single(version => version.EndsWith(Before, StringComparison.Ordinal));
                await context.GetService<IMigrator>().MigrateAsync(older, stopped);
                await ledger.NoteAsync(tenant, older, stopped);
            });
        });

        tell($"{site.Engine}: one migration, failing at one database");
        var broken = _tenants[databases / 2];
        await site.ExecuteAsync(broken, "ALTER TABLE orders ADD COLUMN country TEXT");
        MigrationReport? first = null, resumed = null;
        var run = await TimeAsync(async services => first = await services.GetRequiredService<ITenantMigrations>().RunAsync(
            new MigrationRunOptions { Parallelism = parallelism, Canaries = [_tenants[0]], StopAfter = FailureThreshold.Share(0.1m) }));

        await site.ExecuteAsync(broken, "ALTER TABLE orders DROP COLUMN country");
        tell($"{site.Engine}: gone on with");
        var rest = await TimeAsync(async services => resumed = await services.GetRequiredService<ITenantMigrations>().RunAsync(new MigrationRunOptions { Parallelism = parallelism }));
        return new MigrationFigures(
            site.Engine,
            await site.DescribeAsync(),
            databases,
            parallelism,
            fromNothing,
            run,
            first!.Count(MigrationOutcome.Migrated),
            first.Count(MigrationOutcome.Failed),
            rest,
            resumed!.Count(MigrationOutcome.Migrated),
            resumed.Count(MigrationOutcome.UpToDate),
            (int)Math.Round(first.Tenants.Select(tenant => tenant.Duration.TotalMilliseconds).Order().ElementAt(databases / 2)));
    }

    // Each in a host of its own, as the command is: what another host has open helps nobody.
    private async Task<TimeSpan> TimeAsync(Func<IServiceProvider, Task> act)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("migrations").UseEphemeralDataProtectionProvider();
        site.Use(services.AddReverseBuy());
        await using var provider = services.BuildServiceProvider();
        var began = Stopwatch.GetTimestamp();
        await act(provider);
        return Stopwatch.GetElapsedTime(began);
    }
}
