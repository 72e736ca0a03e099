using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReverseBuy.Crash.Courses;

namespace ReverseBuy.Crash.Campaigns;

/// <summary>What a campaign has seen so far: for people as Markdown, for programs as JSON.</summary>
internal sealed class CrashReport(CrashCampaignOptions options, int planned)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    private readonly List<CourseOutcome> _courses = [];
    private readonly List<(CoursePlan Plan, string Failure)> _failures = [];
    private readonly DateTimeOffset _begun = TimeProvider.System.GetUtcNow();

    public IReadOnlyList<CourseOutcome> Courses => _courses;

    /// <summary>Whether every course came to its end and nothing was found.</summary>
    public bool IsClean => _failures.Count == 0 && _courses.All(course => course.Findings.Count == 0);

    public void Add(CourseOutcome outcome) => _courses.Add(outcome);

    // Without the traces: they name places on this machine, and the console has told them.
    public void AddFailure(CoursePlan plan, string failure) => _failures.Add((plan, string.Join('\n', failure.Split('\n').Where(line => !IsTrace(line.TrimStart())))));

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        options.Report.Directory!.Create();
        await File.WriteAllTextAsync(options.Report.FullName + ".md", ToMarkdown(), cancellationToken);
        var document = new
        {
            Date = _begun,
            Version,
            Processors = Environment.ProcessorCount,
            options.Seed,
            PlannedCourses = planned,
            Courses = _courses,
            Failures = _failures.Select(failed => new { failed.Plan.Kind, failed.Plan.Seed, failed.Failure }),
        };
        await File.WriteAllTextAsync(options.Report.FullName + ".json", JsonSerializer.Serialize(document, Format) + "\n", cancellationToken);
    }

    private static string Version => typeof(Money).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private string ToMarkdown()
    {
        var text = new StringBuilder();
        Line(text, $"# Crash campaign of {_begun:yyyy-MM-dd}");
        Line(text, $"");
        Line(text, $"`./eng/campaign.sh crash --kills {options.Kills} --outages {options.Outages} --seed {options.Seed}`, version {Version}, {Environment.ProcessorCount} processors.");
        Line(text, $"{_courses.Count} of {planned} courses came to their end; seeds {options.Seed} to {options.Seed + planned - 1}, in the order of the courses.");
        Line(text, $"");
        Line(text, $"An agency of three tenants runs whole orders, from placing to completion, on PostgreSQL with `fsync` and `synchronous_commit` on, RabbitMQ, and the");
        Line(text, $"marketplaces' simulator over HTTP. It is disturbed at seeded moments, left alone in the end, and audited (`tests/ReverseBuy.Crash`): acknowledged commands,");
        Line(text, $"orders, units, events and their effects, purchases against the marketplaces' own books, money, stock, timers, outbox and queues.");
        Line(text, $"");
        Line(text, $"| disturbance | courses | times | orders | acknowledgements | events | upstream orders | purchases made anew | minutes | findings |");
        Line(text, $"|---|---|---|---|---|---|---|---|---|---|");
        foreach (var kind in _courses.GroupBy(course => course.Kind).OrderBy(kind => kind.Key))
        {
            int[] sums =
            [
                kind.Count(),
                kind.Sum(course => course.Disturbances),
                kind.Sum(course => course.Orders),
                kind.Sum(course => course.Acknowledgements),
                kind.Sum(course => course.Events),
                kind.Sum(course => course.UpstreamOrders),
                kind.Sum(course => course.PurchasesMadeAnew),
                (int)Math.Ceiling(kind.Sum(course => course.Duration.TotalMinutes)),
                kind.Sum(course => course.Findings.Count),
            ];
            Line(text, $"| {Name(kind.Key)} | {string.Join(" | ", sums)} |");
        }

        Line(text, $"");
        Line(text, $"*Purchases made anew* were in doubt at a crash, and the marketplace never had them.");
        foreach (var course in _courses.Where(course => course.Findings.Count > 0))
        {
            Line(text, $"");
            Line(text, $"## Found with seed {course.Seed} ({Name(course.Kind)})");
            Line(text, $"");
            foreach (var finding in course.Findings)
            {
                Line(text, $"- {finding.Kind}: {finding.What}");
            }
        }

        foreach (var (plan, failure) in _failures)
        {
            Line(text, $"");
            Line(text, $"## Not brought to its end: seed {plan.Seed} ({Name(plan.Kind)})");
            Line(text, $"");
            Line(text, $"```");
            Line(text, $"{failure}");
            Line(text, $"```");
        }

        return text.ToString();
    }

    private static bool IsTrace(string line) => line.StartsWith("at ", StringComparison.Ordinal) || line.StartsWith("---", StringComparison.Ordinal);

    private static void Line(StringBuilder text, FormattableString line) => text.Append(FormattableString.Invariant(line)).Append('\n');

    private static string Name(DisturbanceKind kind) => kind switch
    {
        DisturbanceKind.Kill => "process killed",
        DisturbanceKind.Database => "PostgreSQL stopped at once",
        DisturbanceKind.Broker => "RabbitMQ stopped",
        DisturbanceKind.Connections => "connections cut",
        _ => "control database away",
    };
}
