using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReverseBuy.Crash.Courses;

namespace ReverseBuy.Crash.Campaigns;

/// <summary>What came of an outage of the control database: for people as Markdown, for programs as JSON.</summary>
internal static class ControlReport
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    public static async Task WriteAsync(CoursePlan plan, CourseOutcome outcome, FileInfo report, CancellationToken cancellationToken)
    {
        report.Directory!.Create();
        await File.WriteAllTextAsync(report.FullName + ".md", ToMarkdown(plan, outcome), cancellationToken);
        var document = new { Date = TimeProvider.System.GetUtcNow(), Version, Processors = Environment.ProcessorCount, Plan = plan, Outcome = outcome };
        await File.WriteAllTextAsync(report.FullName + ".json", JsonSerializer.Serialize(document, Format) + "\n", cancellationToken);
    }

    private static string Version => typeof(Money).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private static string ToMarkdown(CoursePlan plan, CourseOutcome outcome)
    {
        var text = new StringBuilder();
        Line(text, $"# Control database campaign of {TimeProvider.System.GetUtcNow():yyyy-MM-dd}");
        Line(text, $"");
        Line(text, $"`./eng/campaign.sh control --minutes {plan.Away.TotalMinutes:0.##} --seed {plan.Seed}`, version {Version}, {Environment.ProcessorCount} processors.");
        Line(text, $"");
        Line(text, $"An agency of {plan.Tenants} tenants runs whole orders, {plan.AtOnce} of each at once, on PostgreSQL with `fsync` and `synchronous_commit` on, RabbitMQ, and the marketplaces' simulator");
        Line(text, $"over HTTP. The control database has a server of its own, which is stopped as by a power cut and started again. Beside the orders a tenant is renamed every half second, which");
        Line(text, $"needs the control database. In the end everything is audited as after crashes; also, no call of a tenant may have failed, and every refused renaming has to say why.");
        Line(text, $"");
        Line(text, $"| control database | seconds | commands acknowledged | a minute | orders ended | longest pause between commands |");
        Line(text, $"|---|---|---|---|---|---|");
        foreach (var stretch in outcome.Stretches)
        {
            Line(text, $"| {stretch.Name} | {stretch.Duration.TotalSeconds:0} | {stretch.Commands} | {stretch.Commands / stretch.Duration.TotalMinutes:0} | {stretch.Ended} | {stretch.LongestPause.TotalSeconds:0.0} s |");
        }

        Line(text, $"");
        Line(text, $"{outcome.Refusals} renamings were refused with `control.unavailable`, and the first succeeded {outcome.Recovery.TotalSeconds:0.0} s after the server was back.");
        Line(text, $"{outcome.Orders} orders, {outcome.Events} events and {outcome.UpstreamOrders} upstream orders were audited: {outcome.Findings.Count} finding(s).");
        foreach (var finding in outcome.Findings)
        {
            Line(text, $"- {finding.Kind}: {finding.What}");
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(FormattableString.Invariant(line)).Append('\n');
}
