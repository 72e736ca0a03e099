using System.CommandLine;
using System.Globalization;
using ReverseBuy.Schemas;
using ReverseBuy.Tool.Hosting;
using ReverseBuy.Tool.Output;

namespace ReverseBuy.Tool.Commands;

/// <summary><c>tenants migrate</c>.</summary>
internal sealed class MigrateCommand
{
    private readonly Option<TenantId[]> _tenants = CommandFactory.Tenants("--tenant", "Only this tenant; may be given several times. All of them unless given.");
    private readonly Option<TenantId[]> _canaries = CommandFactory.Tenants("--canary", "This tenant before all others, which are begun only if it succeeds; may be given several times.");
    private readonly Option<int> _parallelism = new("--parallelism") { Description = "How many at the same time; from 1 to 64.", DefaultValueFactory = _ => 4 };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say what would be done, and do nothing." };
    private readonly Option<bool> _ask = new("--ask-databases") { Description = "Ask each database for its schema instead of believing the ledger: after a backup was restored." };
    private readonly Option<FileInfo?> _report = new("--report") { Description = "Also write the report, as JSON, to this file." };
    private readonly Option<FailureThreshold> _stopAfter = new("--stop-after")
    {
        Description = "How many failures end the run: a number, or a share such as 5%. The first one unless given.",
        DefaultValueFactory = _ => FailureThreshold.Count(1),
        CustomParser = argument =>
        {
            if (FailureThreshold.TryParse(argument.Tokens[0].Value, CultureInfo.InvariantCulture, out var threshold))
            {
                return threshold;
            }

            argument.AddError($"'{argument.Tokens[0].Value}' is no failure threshold. Give a number of tenants, such as 3, or a share, such as 5%.");
            return default;
        },
    };

    public static Command Make(CommandFactory commands)
    {
        var migrate = new MigrateCommand();
        return commands.Make(
            "migrate",
            "Brings tenants' databases to the schema of the host. A run that ended at any point is gone on with by the next one.",
            [migrate._tenants, migrate._canaries, migrate._parallelism, migrate._stopAfter, migrate._dryRun, migrate._ask, migrate._report],
            migrate.RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, HostServices services, Screen screen, CancellationToken cancellationToken)
    {
        var migrations = services.Require<ITenantMigrations>();
        var options = new MigrationRunOptions
        {
            Tenants = parsed.GetValue(_tenants) ?? [],
            Canaries = parsed.GetValue(_canaries) ?? [],
            Parallelism = parsed.GetValue(_parallelism),
            StopAfter = parsed.GetValue(_stopAfter),
            AskDatabases = parsed.GetValue(_ask),
        };
        if (parsed.GetValue(_dryRun))
        {
            Tell(screen, await migrations.PlanAsync(options, cancellationToken).ConfigureAwait(false));
            return ExitCode.Done;
        }

        var report = await screen.WithProgressAsync(progress => migrations.RunAsync(options, progress, cancellationToken).AsTask()).ConfigureAwait(false);
        if (parsed.GetValue(_report) is { } file)
        {
            await File.WriteAllTextAsync(file.FullName, report.ToJson(), CancellationToken.None).ConfigureAwait(false);
        }

        screen.Tell(report.ToJson(), people => Draw(people, report));
        return report.Outcome == MigrationRunOutcome.Completed ? ExitCode.Done : ExitCode.Refused;
    }

    private static void Tell(Screen screen, MigrationPlan plan)
    {
        var lines = plan.Tenants.Select(tenant => new PlanLine(tenant.Tenant.Value, tenant.IsCanary, tenant.Version, tenant.Pending)).ToList();
        screen.Tell(new PlanDocument(plan.Target, lines), ToolJsonContext.Default.PlanDocument, people =>
        {
            people.Table(["Tenant", "Canary", "Schema", "To do"], lines.Where(line => line.Pending.Count > 0).Select(line => (IReadOnlyList<string>)
                [line.Tenant, line.IsCanary ? "yes" : string.Empty, line.Version ?? "not noted", string.Join(Environment.NewLine, line.Pending)]));
            people.Line($"{lines.Count(line => line.Pending.Count > 0)} of {lines.Count} tenants would be migrated to {plan.Target}. Nothing was done.");
        });
    }

    private static void Draw(Screen people, MigrationReport report)
    {
        var failed = report.Tenants.Where(tenant => tenant.Outcome == MigrationOutcome.Failed).ToList();
        if (failed.Count > 0)
        {
            people.Table(["Tenant", "Attempts", "Error"], failed.Select(tenant => (IReadOnlyList<string>)
                [tenant.Tenant.Value, $"{tenant.Attempts}", tenant.Error ?? string.Empty]));
        }

        var counts = Enum.GetValues<MigrationOutcome>().Select(outcome => (outcome, Count: report.Count(outcome))).Where(pair => pair.Count > 0);
        people.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Outcome} at {report.Target} after {(report.EndedAt - report.StartedAt).TotalSeconds:0.0} s: {string.Join(", ", counts.Select(pair => $"{pair.Count} {pair.outcome}"))}."));
        if (report.Outcome != MigrationRunOutcome.Completed)
        {
            people.Line("Mend what failed and give the command again: it goes on with what is left.");
        }
    }
}
