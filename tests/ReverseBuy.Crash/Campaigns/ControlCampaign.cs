using ReverseBuy.Crash.Courses;

namespace ReverseBuy.Crash.Campaigns;

/// <summary>One agency at work whose control database is away for as long as one asks.</summary>
internal static class ControlCampaign
{
    public static async Task<bool> RunAsync(TimeSpan away, int seed, FileInfo report, TextWriter console, CancellationToken cancellationToken)
    {
        var plan = new CoursePlan(DisturbanceKind.Control, 1, seed) { Away = away };
        await using var servers = new CourseServers();
        await servers.StartAsync();
        var outcome = await Course.RunAsync(servers, plan, console.WriteLine, cancellationToken);
        console.WriteLine(outcome);
        outcome.Findings.ToList().ForEach(finding => console.WriteLine($"FOUND {finding.Kind}: {finding.What}"));
        await ControlReport.WriteAsync(plan, outcome, report, cancellationToken);
        return outcome.Findings.Count == 0;
    }
}
