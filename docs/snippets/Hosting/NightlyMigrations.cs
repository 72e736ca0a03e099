using ReverseBuy.Schemas;

namespace ReverseBuy.Snippets.Hosting;

internal sealed class NightlyMigrations(ITenantMigrations migrations)
{
    public async Task<bool> RunAsync(TenantId canary, TextWriter reports, CancellationToken cancellationToken)
    {
        var report = await migrations.RunAsync(
            new MigrationRunOptions { Canaries = [canary], Parallelism = 8, StopAfter = FailureThreshold.Share(0.05m) },
            progress: null,
            cancellationToken);
        await reports.WriteLineAsync(report.ToJson());
        return report.Outcome == MigrationRunOutcome.Completed;
    }
}
