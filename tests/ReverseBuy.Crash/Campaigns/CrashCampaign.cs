using ReverseBuy.Crash.Courses;

namespace ReverseBuy.Crash.Campaigns;

/// <summary>Course after course, each with a seed and databases of its own, until all disturbances are done. The report is written after each, so that who stops it has one.</summary>
internal sealed class CrashCampaign(CrashCampaignOptions options, TextWriter console)
{
    private const int KillsPerCourse = 10;
    private const int OutagesPerCourse = 5;

    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var plans = Plan().ToList();
        var report = new CrashReport(options, plans.Count);
        await using var servers = new CourseServers();
        await servers.StartAsync();
        foreach (var plan in plans)
        {
            console.WriteLine($"course {report.Courses.Count + 1} of {plans.Count}: {plan.Disturbances} × {plan.Kind}, seed {plan.Seed}");
            try
            {
                var outcome = await Course.RunAsync(servers, plan, what => console.WriteLine($"  {what}"), cancellationToken);
                console.WriteLine($"  {outcome}");
                outcome.Findings.ToList().ForEach(finding => console.WriteLine($"  FOUND {finding.Kind}: {finding.What}"));
                report.Add(outcome);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                console.WriteLine($"  FAILED {failure}");
                report.AddFailure(plan, failure.Message);
            }

            await report.WriteAsync(cancellationToken);
        }

        return report.IsClean;
    }

    /// <summary>Kinds take turns, so that a campaign that is stopped has seen something of each.</summary>
    private IEnumerable<CoursePlan> Plan()
    {
        var seed = options.Seed;
        var left = new Dictionary<DisturbanceKind, int>
        {
            [DisturbanceKind.Kill] = options.Kills,
            [DisturbanceKind.Database] = options.Outages,
            [DisturbanceKind.Broker] = options.Outages,
            [DisturbanceKind.Connections] = options.Outages,
        };
        while (left.Values.Any(count => count > 0))
        {
            foreach (var kind in left.Keys.Where(kind => left[kind] > 0).ToList())
            {
                var count = Math.Min(left[kind], kind == DisturbanceKind.Kill ? KillsPerCourse : OutagesPerCourse);
                left[kind] -= count;
                yield return new CoursePlan(kind, count, seed++);
            }
        }
    }
}
